package dev.socialposting.uploads.store;

import static dev.socialposting.uploads.model.Fixtures.BOB;
import static dev.socialposting.uploads.model.Fixtures.FACEBOOK;
import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static dev.socialposting.uploads.model.Fixtures.anUploadRequest;
import static dev.socialposting.uploads.model.Fixtures.instagramAccount;
import static dev.socialposting.uploads.model.Fixtures.requestId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.model.UploadRequestBuilder;
import dev.socialposting.uploads.store.RecentPosts.Earlier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every memory of recent posts does. */
public abstract class RecentPostsContract {
    /** The memory of this test: empty when the test begins, the same for the whole of it. */
    protected abstract RecentPosts recentPosts();

    @Test
    void theFirstPostHasNoEarlierOne() {
        assertThat(noted(anUploadRequest().number(1))).isEmpty();
    }

    @Test
    void theSamePostAgainIsToldOfTheFirstForEachDestinationThatBothHave() {
        noted(anUploadRequest().number(1).to(INSTAGRAM));

        assertThat(noted(anUploadRequest().number(2).to(FACEBOOK, INSTAGRAM).createdAt(NOW.plusSeconds(5))))
                .isEqualTo(Map.of(INSTAGRAM, List.of(earlier(1, NOW))));
        assertThat(noted(anUploadRequest().number(3).to(FACEBOOK, INSTAGRAM).createdAt(NOW.plusSeconds(9))))
                .isEqualTo(Map.of(
                        FACEBOOK, List.of(earlier(2, NOW.plusSeconds(5))),
                        INSTAGRAM, List.of(earlier(2, NOW.plusSeconds(5)), earlier(1, NOW))));
    }

    @Test
    void anotherCaptionAnotherVideoAndAnotherUserAreNotTheSamePost() {
        noted(anUploadRequest().number(1).withVideo("https://a/b").withCaption("c"));

        assertThat(noted(anUploadRequest().number(2).withVideo("https://a/b").withCaption("C")))
                .isEmpty();
        assertThat(noted(anUploadRequest().number(3).withVideo("https://a/").withCaption("bc")))
                .isEmpty();
        assertThat(noted(anUploadRequest()
                        .number(4)
                        .by(BOB)
                        .withVideo("https://a/b")
                        .withCaption("c")))
                .isEmpty();
    }

    @Test
    void aDayLaterAPostIsForgotten() {
        noted(anUploadRequest().number(1).to(INSTAGRAM));
        Instant almostADay = NOW.plus(Duration.ofHours(24)).minusMillis(1);

        assertThat(noted(anUploadRequest().number(2).to(INSTAGRAM).createdAt(almostADay)))
                .isEqualTo(Map.of(INSTAGRAM, List.of(earlier(1, NOW))));
        assertThat(noted(anUploadRequest().number(3).to(INSTAGRAM).createdAt(NOW.plus(Duration.ofHours(24)))))
                .isEqualTo(Map.of(INSTAGRAM, List.of(earlier(2, almostADay))));
    }

    @Test
    void onlyTheLatestAreRemembered() {
        for (int n = 1; n <= 5; n++) {
            noted(anUploadRequest().number(n).to(INSTAGRAM).createdAt(NOW.plusSeconds(n)));
        }

        assertThat(noted(anUploadRequest().number(6).to(INSTAGRAM).createdAt(NOW.plusSeconds(6))))
                .isEqualTo(Map.of(
                        INSTAGRAM,
                        List.of(
                                earlier(5, NOW.plusSeconds(5)),
                                earlier(4, NOW.plusSeconds(4)),
                                earlier(3, NOW.plusSeconds(3)))));
    }

    @Test
    void whoAsksBeforeIsToldTheSameAndNotesNothing() {
        noted(anUploadRequest().number(1).to(INSTAGRAM));
        noted(anUploadRequest().number(2).to(FACEBOOK, INSTAGRAM).createdAt(NOW.plusSeconds(5)));
        UploadRequest third = anUploadRequest()
                .number(3)
                .to(FACEBOOK, INSTAGRAM)
                .createdAt(NOW.plusSeconds(9))
                .queued();

        Map<Destination, List<RecentPosts.Earlier>> asked = recentPosts().earlier(third);

        assertThat(asked)
                .isEqualTo(Map.of(
                        FACEBOOK, List.of(earlier(2, NOW.plusSeconds(5))),
                        INSTAGRAM, List.of(earlier(2, NOW.plusSeconds(5)), earlier(1, NOW))));
        assertThat(recentPosts().earlier(third)).isEqualTo(asked);
        assertThat(recentPosts().note(third)).isEqualTo(asked);
        assertThat(recentPosts().earlier(third)).isEqualTo(asked);
        assertThat(recentPosts()
                        .earlier(anUploadRequest().withCaption("Another").queued()))
                .isEmpty();
    }

    @Test
    void aRequestThatIsNotedTwiceIsNotItsOwnEarlierOne() {
        noted(anUploadRequest().number(1));

        assertThat(noted(anUploadRequest().number(1))).isEmpty();
    }

    @Test
    void toNoteTheLatestAgainChangesNothingAndAnswersTheSame() {
        UploadRequestBuilder first = anUploadRequest().number(1).to(INSTAGRAM, FACEBOOK);
        UploadRequestBuilder second = anUploadRequest().number(2).to(INSTAGRAM, FACEBOOK);
        noted(first);
        Map<Destination, List<Earlier>> answer = noted(second);

        assertThat(noted(second.createdAt(NOW.plusSeconds(9)))).isEqualTo(answer);
        assertThat(noted(anUploadRequest().number(3).to(INSTAGRAM)))
                .isEqualTo(Map.of(INSTAGRAM, List.of(earlier(2, NOW), earlier(1, NOW))));
    }

    @Test
    void aPostToAsManyDestinationsAsThereMayBeIsRemembered() {
        Destination[] all = IntStream.rangeClosed(1, UploadRequest.MAX_DESTINATIONS)
                .mapToObj(n -> instagramAccount(n))
                .toArray(Destination[]::new);
        noted(anUploadRequest().number(1).to(all));

        assertThat(noted(anUploadRequest().number(2).to(all)))
                .containsOnlyKeys(all)
                .allSatisfy((_, earlier) -> assertThat(earlier).containsExactly(earlier(1, NOW)));
    }

    private Map<Destination, List<Earlier>> noted(UploadRequestBuilder request) {
        return recentPosts().note(request.queued());
    }

    private static Earlier earlier(int number, Instant acceptedAt) {
        return new Earlier(requestId(number), acceptedAt);
    }
}
