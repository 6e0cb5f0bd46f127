package dev.socialposting.platforms.facebook;

import static dev.socialposting.platforms.publisher.StepContexts.CAPTION;
import static dev.socialposting.platforms.publisher.StepContexts.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.platforms.PlatformEnvironment;
import dev.socialposting.platforms.facebook.PageVideos.Sighting;
import dev.socialposting.platforms.publisher.PublishCalls;
import dev.socialposting.platforms.publisher.ScriptedHttp;
import dev.socialposting.platforms.publisher.StepContexts;
import dev.socialposting.uploads.model.Checkpoint;
import dev.socialposting.uploads.model.PublishedPost;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PageVideosTest {
    private static final Instant MARK = NOW;
    private static final String NOT_SUPPORTED =
            "{\"error\":{\"message\":\"(#100) Unsupported get request\",\"code\":100}}";

    private final ScriptedHttp http = new ScriptedHttp();

    @Test
    void theOneVideoWithExactlyOurTextIsOurs() {
        http.answering(list(video("1", 3, CAPTION + " more"), video("2", 3, CAPTION), video("3", 3, "")));

        assertThat(find(CAPTION)).isEqualTo(new Sighting.Video("2"));
    }

    @Test
    void aVideoThatIsAmongTheReelsOnlyIsOurs() {
        http.answering(list()).answering(list(video("7", 3, CAPTION)));

        assertThat(find(CAPTION)).isEqualTo(new Sighting.Video("7"));
        assertThat(http.calls().getFirst().uri().getPath()).endsWith("/videos");
        assertThat(http.calls().getLast().uri().getPath()).endsWith("/video_reels");
    }

    @Test
    void aVideoThatIsInBothListsIsOne() {
        http.answering(list(video("7", 3, CAPTION)));

        assertThat(find(CAPTION)).isEqualTo(new Sighting.Video("7"));
    }

    @Test
    void aVideoAndAReelWithOurTextCannotBeTold() {
        http.answering(list(video("1", 3, CAPTION))).answering(list(video("2", 3, CAPTION)));

        assertThat(find(CAPTION)).isInstanceOf(Sighting.Unclear.class);
    }

    @Test
    void withoutTheListOfReelsNothingElseProvesThatThereIsNone() {
        http.answering(list()).answering(400, NOT_SUPPORTED).answering(list());

        assertThat(find(CAPTION)).isInstanceOf(Sighting.Unclear.class);
    }

    @Test
    void aPageWithoutReelsHasNoListOfThem() {
        http.answering(list())
                .answering(
                        400,
                        "{\"error\":{\"message\":\"(#100) Tried accessing nonexisting field (video_reels)\",\"code\":100}}");

        assertThat(find(CAPTION)).isEqualTo(new Sighting.None());
    }

    @Test
    void aCursorThatIsTooLongToBeSentEndsTheListUnread() {
        http.answering("{\"data\":[],\"paging\":{\"cursors\":{\"after\":\"%s\"},\"next\":\"https://x\"}}"
                .formatted("c".repeat(500_000)));

        assertThat(find(CAPTION)).isInstanceOf(Sighting.Unclear.class);
    }

    @Test
    void anOlderVideoIsNotOurs() {
        http.answering(list(video("1", -301, CAPTION)));

        assertThat(find(CAPTION)).isEqualTo(new Sighting.None());
    }

    @Test
    void theClocksMayDifferByAFewSeconds() {
        http.answering(list(video("1", -10, CAPTION), video("2", -11, CAPTION)));

        assertThat(find(CAPTION)).isEqualTo(new Sighting.Video("1"));
    }

    @Test
    void aVideoFromShortlyBeforeTheCallIsNeitherTakenForOursNorForNone() {
        http.answering(list(video("1", -11, CAPTION)));

        assertThat(find(CAPTION)).isInstanceOf(Sighting.Unclear.class);
    }

    @Test
    void aVideoOfAnEarlierCallIsOurs() {
        http.answering(list(video("1", 3, CAPTION)));

        assertThat(find(new PublishCalls(MARK, MARK.plusSeconds(3600)), CAPTION))
                .isEqualTo(new Sighting.Video("1"));
    }

    @Test
    void twoVideosWithOurTextCannotBeTold() {
        http.answering(list(video("1", 3, CAPTION), video("2", 9, CAPTION)));

        assertThat(find(CAPTION)).isInstanceOf(Sighting.Unclear.class);
    }

    @Test
    void aVideoWithoutTextIsNeverKnownToBeOurs() {
        http.answering(list(video("1", 3, "")));

        assertThat(find("")).isInstanceOf(Sighting.Unclear.class);
    }

    @Test
    void withoutTextNoNewVideoIsStillNone() {
        http.answering(list(video("1", -301, "")));

        assertThat(find("")).isEqualTo(new Sighting.None());
    }

    @Test
    void whereVideosCannotBeListedAPostWithOurTextTells() {
        http.answering(400, NOT_SUPPORTED)
                .answering(
                        "{\"data\":[{\"id\":\"100_7\",\"message\":\"%s\",\"created_time\":\"%s\",\"permalink_url\":\"/p/7\"}]}"
                                .formatted(CAPTION, time(4)));

        assertThat(find(CAPTION))
                .isEqualTo(new Sighting.Post(
                        new PublishedPost(Optional.empty(), Optional.of("100_7"), Optional.of("/p/7"))));
    }

    @Test
    void whereVideosCannotBeListedNoPostTellsNothing() {
        http.answering(400, NOT_SUPPORTED).answering("{\"data\":[]}");

        assertThat(find(CAPTION)).isInstanceOf(Sighting.Unclear.class);
    }

    @Test
    void listsThatCannotBeReadTellNothing() {
        http.answering(400, NOT_SUPPORTED);

        assertThat(find(CAPTION)).isInstanceOf(Sighting.Unclear.class);
    }

    @Test
    void anEntryWithoutATimeTellsNothing() {
        http.answering("{\"data\":[{\"id\":\"1\",\"description\":\"x\"}]}");

        assertThat(find(CAPTION)).isInstanceOf(Sighting.Unclear.class);
    }

    @Test
    void anUnreachablePlatformTellsNothing() {
        assertThat(find(CAPTION)).isInstanceOf(Sighting.Unclear.class);
    }

    @Test
    void furtherPagesAreReadBackToTheMark() {
        http.answering(
                        "{\"data\":[%s],\"paging\":{\"cursors\":{\"after\":\"c1\"},\"next\":\"https://x?access_token=T\"}}"
                                .formatted(video("1", 9, "Not ours")))
                .answering(list(video("2", 3, CAPTION), video("3", -399, CAPTION)))
                .answering(list());

        assertThat(find(CAPTION)).isEqualTo(new Sighting.Video("2"));
        assertThat(http.calls().get(1).uri().getQuery()).contains("after=c1").doesNotContain("access_token");
    }

    private Sighting find(String text) {
        return find(PublishCalls.one(MARK), text);
    }

    private Sighting find(PublishCalls calls, String text) {
        return PageVideos.find(
                new FacebookApi(
                        FacebookApi.Settings.of(PlatformEnvironment.STANDARD.of(new Facebook())),
                        StepContexts.facebook(http, Checkpoint.EMPTY)),
                calls,
                text);
    }

    private static String video(String id, int secondsAfterMark, String description) {
        return "{\"id\":\"%s\",\"description\":\"%s\",\"created_time\":\"%s\"}"
                .formatted(id, description, time(secondsAfterMark));
    }

    private static String time(int secondsAfterMark) {
        return MARK.plusSeconds(secondsAfterMark).toString().substring(0, 19) + "+0000";
    }

    private static String list(String... entries) {
        return "{\"data\":[" + String.join(",", entries) + "]}";
    }
}
