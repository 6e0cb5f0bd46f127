package dev.socialposting.api.posts;

import static dev.socialposting.uploads.model.Fixtures.ALICE;
import static dev.socialposting.uploads.model.Fixtures.BOB;
import static dev.socialposting.uploads.model.Fixtures.FACEBOOK;
import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static dev.socialposting.uploads.model.Fixtures.anUploadRequest;
import static dev.socialposting.uploads.model.Fixtures.completed;
import static dev.socialposting.uploads.model.Fixtures.failed;
import static dev.socialposting.uploads.model.Fixtures.leasedBy;
import static dev.socialposting.uploads.model.Fixtures.unconfirmed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.api.bench.Answer;
import dev.socialposting.api.bench.ApiBench;
import dev.socialposting.api.bench.Posts;
import dev.socialposting.api.bench.TestCall;
import dev.socialposting.uploads.model.LogCode;
import dev.socialposting.uploads.model.LogEntry;
import dev.socialposting.uploads.model.LogLevel;
import dev.socialposting.uploads.model.PostingState;
import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.model.UploadRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The same video and caption to the same destination once more: accepted, and told. */
class PostedRecentlyTest {
    private final ApiBench api = ApiBench.withAccounts();
    private final TestCall call = TestCall.post(Posts.to(INSTAGRAM, FACEBOOK).toString());

    @Test
    void theFirstPostIsAcceptedWithoutAWarning() {
        assertThat(api.call(call).json().has("warnings")).isFalse();
    }

    @Test
    void theSamePostAgainIsAcceptedWithAWarningThatNamesTheEarlierOne() {
        String first = acceptedThen(completed());
        api.clock.advance(Duration.ofMinutes(5));

        Answer again = api.call(TestCall.post(Posts.to(INSTAGRAM).toString()));

        assertThat(again.status()).isEqualTo(202);
        assertThat(again.json().at("/warnings")).hasSize(1);
        assertThat(again.at("/warnings/0/code")).isEqualTo("posted_recently");
        assertThat(again.at("/warnings/0/destination")).isEqualTo(INSTAGRAM.toString());
        assertThat(again.at("/warnings/0/request_id")).isEqualTo(first);
        assertThat(again.at("/warnings/0/accepted_at")).isEqualTo("2100-01-01T00:00:00.000Z");
        assertThat(again.at("/warnings/0/detail")).contains(first, "That post is live.", "cancel");
        assertThat(api.queue.sent()).as("two at first, and this one").hasSize(3);
    }

    @Test
    void theLogOfThatDestinationHasTheWarningToo() {
        String first = acceptedThen(completed());

        Answer again = api.call(call);

        LogEntry entry = api.log.entries(id(again), INSTAGRAM).getLast();
        assertThat(entry.level()).isEqualTo(LogLevel.WARNING);
        assertThat(entry.code()).isEqualTo(LogCode.POSTED_RECENTLY);
        assertThat(entry.message()).isEqualTo(again.at("/warnings/0/detail"));
        assertThat(entry.fields()).containsEntry("earlier_request_id", first);
    }

    @Test
    void whatIsOnItsWayOrMayBeLiveIsWarnedOfInItsOwnWords() {
        acceptedThen(leasedBy("worker-1", NOW.plusSeconds(90)));
        assertThat(warningAbout(Posts.CAPTION)).contains("That post is on its way.");

        given("unconfirmed", unconfirmed());
        assertThat(warningAbout("unconfirmed")).contains("That post may be live.");
    }

    @Test
    void whatFailedOrWasCancelledDidNotGoThere() {
        given("failed", failed());
        assertThat(warningAbout("failed")).isEmpty();

        given("cancelled", new PostingState.Cancelled(Optional.empty()));
        assertThat(warningAbout("cancelled")).isEmpty();
    }

    @Test
    void aFailedTryInBetweenDoesNotHideWhatIsLive() {
        String live = given("twice", completed());
        api.clock.advance(Duration.ofMinutes(1));
        given("twice", failed());

        assertThat(warningAbout("twice")).contains(live, "That post is live.");
    }

    @Test
    void aDayLaterItIsNoNewsAnyMore() {
        acceptedThen(completed());
        api.clock.advance(Duration.ofHours(24));

        assertThat(api.call(call).json().has("warnings")).isFalse();
    }

    @Test
    void anotherUsersPostIsNeitherWarnedOfNorNamed() {
        acceptedThen(completed());
        api.connect(BOB, INSTAGRAM, FACEBOOK);

        assertThat(api.call(call.by(BOB)).json().has("warnings")).isFalse();
    }

    @Test
    void anotherCaptionIsAnotherPost() {
        acceptedThen(completed());

        Answer other = api.call(Posts.call(Posts.to(INSTAGRAM), post -> post.put("caption", "Another")));

        assertThat(other.json().has("warnings")).isFalse();
    }

    @Test
    void theSameKeyAgainIsAnsweredWithTheSameWarningsWhateverBecameOfTheEarlierPost() {
        acceptedThen(completed());
        TestCall withKey = call.with("Idempotency-Key", "key-1");
        Answer first = api.call(withKey);
        api.clock.advance(Duration.ofDays(2));

        Answer repeated = api.call(withKey);

        assertThat(first.json().at("/warnings")).hasSize(2);
        assertThat(repeated.header("Idempotent-Replayed")).contains("true");
        assertThat(repeated.text()).isEqualTo(first.text());
    }

    @Test
    void aRepeatedCallIsNoEarlierPost() {
        TestCall withKey = call.with("Idempotency-Key", "key-1");

        api.call(withKey);

        assertThat(api.call(withKey).json().has("warnings")).isFalse();
    }

    @Test
    void aPostIsAcceptedWithoutAWarningWhenNobodyCanTell() {
        acceptedThen(completed());
        api.recentPosts.breakDown();

        Answer again = api.call(call);

        assertThat(again.status()).isEqualTo(202);
        assertThat(again.json().has("warnings")).isFalse();
        assertThat(api.log.entries(id(again), INSTAGRAM)).isEmpty();
        assertThat(api.queue.sent()).hasSize(4);
    }

    @Test
    void whatIsBeingStoredAtTheSameMomentIsWarnedOfAsNotYetKnown() {
        UploadRequest other = noted(NOW.minusSeconds(29));

        Answer answer = api.call(call);

        assertThat(answer.at("/warnings/0/request_id")).isEqualTo(other.id().value());
        assertThat(answer.at("/warnings/0/detail"))
                .contains("were sent for this destination", "Whether that post was accepted was not known");
    }

    @Test
    void whatCouldNotBeStoredIsNotWarnedOfForLong() {
        noted(NOW.minusSeconds(30));

        assertThat(api.call(call).json().has("warnings")).isFalse();
    }

    @Test
    void aPostWhoseCaptionWasChangedSinceIsAnotherPost() {
        Answer first = api.call(call);
        put(first, "Another caption by now", completed());

        assertThat(api.call(call).json().has("warnings")).isFalse();
    }

    @Test
    void aKeyThatWasUsedForAnotherPostMakesNoEarlierPost() {
        String key = "key-1";
        api.call(Posts.call(Posts.to(INSTAGRAM), post -> post.put("caption", "Another"))
                .with("Idempotency-Key", key));
        assertThat(api.call(call.with("Idempotency-Key", key)).problem()).isEqualTo("409 idempotency_key_reused");

        assertThat(api.call(call).json().has("warnings")).isFalse();
    }

    /** A call of the same post is under way, or has failed, that has no row. */
    private UploadRequest noted(Instant at) {
        UploadRequest other = anUploadRequest()
                .number(77)
                .by(ALICE)
                .withVideo(Posts.VIDEO)
                .withCaption(Posts.CAPTION)
                .createdAt(at)
                .to(INSTAGRAM)
                .queued();
        api.recentPosts.note(other);
        return other;
    }

    /** The usual post is accepted, and then its posting on Instagram comes to this state; the one on Facebook stays queued. */
    private String acceptedThen(PostingState state) {
        Answer first = api.call(call);
        put(first, Posts.CAPTION, state);
        return first.at("/request_id");
    }

    /** A post to Instagram with this caption is accepted, and comes to this state. */
    private String given(String caption, PostingState state) {
        Answer first = api.call(Posts.call(Posts.to(INSTAGRAM), post -> post.put("caption", caption)));
        put(first, caption, state);
        return first.at("/request_id");
    }

    private void put(Answer accepted, String caption, PostingState state) {
        api.requests.given(anUploadRequest()
                .withId(id(accepted))
                .by(ALICE)
                .withVideo(Posts.VIDEO)
                .withCaption(caption)
                .createdAt(api.clock.instant())
                .with(INSTAGRAM, state)
                .to(FACEBOOK)
                .queued());
    }

    /** The detail of the warning that another post with this caption to Instagram is answered with; empty if there is none. */
    private String warningAbout(String caption) {
        return api.call(Posts.call(Posts.to(INSTAGRAM), post -> post.put("caption", caption)))
                .json()
                .at("/warnings/0/detail")
                .asText();
    }

    private static RequestId id(Answer answer) {
        return RequestId.parse(answer.at("/request_id")).orElseThrow();
    }
}
