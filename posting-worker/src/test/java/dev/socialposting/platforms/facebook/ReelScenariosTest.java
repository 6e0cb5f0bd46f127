package dev.socialposting.platforms.facebook;

import static dev.socialposting.worker.PublisherBench.scenario;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.platforms.http.PlatformCall;
import dev.socialposting.simulator.model.ScenarioChoice;
import dev.socialposting.uploads.model.LogCode;
import dev.socialposting.uploads.model.PostingError;
import dev.socialposting.uploads.model.PostingOptions;
import dev.socialposting.uploads.model.PublishedPost;
import dev.socialposting.uploads.model.WhoActs;
import dev.socialposting.worker.PublisherBench;
import dev.socialposting.worker.PublisherBench.Post;
import dev.socialposting.worker.Story;
import dev.socialposting.worker.WatchedHttp.Mishap;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A Reel from its upload to its link: the scenarios of the notes on Facebook that concern flow A and are no refusals. */
final class ReelScenariosTest {
    private final PublisherBench bench = new PublisherBench();

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void aReelGoesOut() {
        Story story = bench.run(bench.toFacebook(scenario("happy-path")));

        PublishedPost post = story.completed();
        assertThat(post.mediaId()).contains(story.post().mediaId());
        assertThat(post.postId()).contains(story.post().postId());
        assertThat(post.permalink()).contains(story.post().permalink());
        assertThat(story.post().caption()).isEqualTo("Launch day! #go");
        assertThat(story.post().videoUrl()).contains(bench.video("vertical.mp4"));
    }

    @Test
    void optionsReachFacebookAsTheyAre() {
        Story story = bench.run(bench.toFacebook(scenario("happy-path"))
                .withOptions(new PostingOptions(Map.of("title", "A & B", "place", "106"))));

        story.completed();
        assertThat(finishes(story))
                .hasSize(1)
                .allSatisfy(call -> assertThat(call.body().text().split("&"))
                        .contains("upload_phase=finish", "video_state=PUBLISHED", "title=A+%26+B", "place=106"));
    }

    @Test
    void theTokenIsSentToTheUploadServiceInItsOwnWay() {
        Story story = bench.run(bench.toFacebook(scenario("happy-path")));

        List<PlatformCall> uploads = story.calls().stream()
                .filter(call -> call.uri().getPath().startsWith("/rupload.facebook.com/"))
                .toList();
        assertThat(uploads).hasSize(1).allSatisfy(call -> {
            assertThat(call.headers().get("Authorization")).startsWith("OAuth EAA");
            assertThat(call.headers().get("file_url")).isEqualTo(bench.video("vertical.mp4"));
            assertThat(call.body().text()).isEmpty();
        });
    }

    @Test
    void invalidOptionsAreRejectedBeforeAnyCall() {
        Story story = bench.run(
                bench.toFacebook(scenario("happy-path")).withOptions(new PostingOptions(Map.of("format", "hologram"))));

        assertThat(story.failed().code()).isEqualTo("invalid_options");
        assertThat(story.calls()).isEmpty();
    }

    @Test
    void finishingWaitsForTheUpload() {
        Story story = bench.run(bench.toFacebook(scenario("finish-too-early")));

        story.completed();
        assertThat(story.duration()).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(80));
        assertThat(story.calls("finish")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"not_found", "robots"})
    void aVideoThatCannotBeFetchedIsTriedWithNewSessionsAndThenExplained(String reason) {
        Story story = bench.run(bench.toFacebook(scenario("video-not-found").with("reason", reason)));

        PostingError error = story.failed();
        assertThat(error.code()).isEqualTo("video_not_fetched");
        assertThat(error.message()).startsWith("Unable to fetch video file from URL");
        assertThat(error.platformCode()).contains("389");
        assertThat(error.whoActs()).isEqualTo(WhoActs.USER);
        assertThat(story.calls("start")).isEqualTo(3);
        assertThat(story.calls("finish")).isZero();
    }

    @Test
    void aVideoThatIsNotThereIsExplained() {
        Story story = bench.run(bench.toFacebook(scenario("happy-path")).withVideo(bench.video("missing.mp4")));

        assertThat(story.failed().code()).isEqualTo("video_not_fetched");
    }

    @Test
    void aResolutionThatIsTooLowIsToldOnlyAfterFinishing() {
        Story story = bench.run(bench.toFacebook(scenario("bad-video")));

        PostingError error = story.failed();
        assertThat(error.code()).isEqualTo("resolution_too_low");
        assertThat(error.message()).isEqualTo("The resolution of a reel must be at least 540 x 960.");
        assertThat(error.platformCode()).contains("1363127");
        assertThat(error.retryable()).isFalse();
        assertThat(story.calls("start")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"processing", "finish"})
    void aReelThatIsTooLongIsRefusedAndTheOtherFormatIsNamed(String answeredBy) {
        Story story = bench.run(bench.toFacebook(scenario("video-too-long").with("answered_by", answeredBy)));

        PostingError error = story.failed();
        assertThat(error.code()).isEqualTo("reel_length_unsupported");
        assertThat(error.message()).isEqualTo("The duration of a reel must be between 3 and 90 seconds.");
        assertThat(error.nextStep()).contains("format: video");
        assertThat(story.calls("start")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"low-resolution.mp4, resolution_too_low", "too-long.mp4, reel_length_unsupported"})
    void theRealChecksOfTheSimulatorAgree(String video, String code) {
        Story story = bench.run(bench.toFacebook(scenario("happy-path")).withVideo(bench.video(video)));

        assertThat(story.failed().code()).isEqualTo(code);
    }

    @Test
    void aLandscapeVideoIsToldThatItIsLandscape() {
        Story story = bench.run(bench.toFacebook(scenario("happy-path")).withVideo(bench.video("landscape.mp4")));

        PostingError error = story.failed();
        assertThat(error.explanation()).contains("upright", "landscape");
        assertThat(error.nextStep()).contains("format: video");
    }

    @Test
    void anAnswerLostAfterFinishingIsFoundOutByTheStatus() {
        Story story = bench.run(bench.toFacebook(scenario("answer-lost-after-publish")));

        assertThat(story.completed().mediaId()).contains(story.post().mediaId());
        assertThat(story.calls("finish")).isEqualTo(1);
        assertThat(story.duration()).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void aFinishThatFailedIsDoneAgainOnceThatIsCertain() {
        Story story = bench.run(bench.toFacebook(scenario("publish-fails-once")));

        story.completed();
        assertThat(story.calls("finish")).isEqualTo(2);
        assertThat(story.calls("start")).isEqualTo(1);
        assertThat(story.duration()).isGreaterThan(Duration.ofSeconds(50));
    }

    @Test
    void theThirdFailedFinishFailsThePosting() {
        Story story = bench.run(bench.toFacebook(scenario("publish-fails-once").with("times", 3)));

        assertThat(story.failed().code()).isEqualTo("platform_unavailable");
        assertThat(story.failed().message()).isEqualTo("An unknown error has occurred.");
        assertThat(story.calls("finish")).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void anErrorAlthoughItWasPublishedIsFoundOut(int code) {
        Story story = bench.run(bench.toFacebook(scenario("error-but-published").with("code", code)));

        assertThat(story.completed().mediaId()).contains(story.post().mediaId());
        assertThat(story.calls("finish")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"1200, 20", "7200, 120", "36000, 600"})
    void slowProcessingIsWaitedForUntilTheDeadline(int seconds, int minutes) {
        Story story = bench.run(bench.toFacebook(scenario("slow-processing").with("processing_seconds", seconds)));

        story.completed();
        assertThat(story.duration()).isBetween(Duration.ofMinutes(minutes), Duration.ofMinutes(minutes + 6));
    }

    @Test
    void processingThatDoesNotEndByTheDeadlineIsUnconfirmed() {
        Story story = bench.run(bench.toFacebook(scenario("slow-processing").with("processing_seconds", 200_000)));

        assertThat(story.unconfirmed().explanation()).contains("processing in_progress");
        assertThat(story.posts()).isEmpty();
        assertThat(story.calls("finish")).isEqualTo(1);
    }

    @Test
    void anAcknowledgedReelThatIsNeverShownIsNotPublishedAgainAndEndsUnconfirmed() {
        Story story = bench.run(bench.toFacebook(scenario("acknowledged-never-shown")));

        PostingError error = story.unconfirmed();
        assertThat(error.explanation())
                .contains(
                        "The platform acknowledged the publish call", "processing not_started, publishing not_started");
        assertThat(story.calls("finish")).isEqualTo(1);
        assertThat(story.posts()).hasSize(1);
        assertThat(story.codes()).doesNotContain(LogCode.NOT_PUBLISHED);
    }

    /** The answer to the call is lost; the one look that shows the reel being published is as good as that answer. */
    @Test
    void aReelThatWasSeenBeingPublishedOnceIsNotPublishedAgainWhenThatIsNotShownAnyMore() {
        AtomicInteger finished = new AtomicInteger();
        AtomicInteger looks = new AtomicInteger();
        bench.http().meetsWith(call -> {
            if (finishes(call)) {
                finished.incrementAndGet();
                return Mishap.after(Mishap.CONNECTION_BREAKS);
            }
            return finished.get() > 0 && looks.incrementAndGet() == 1
                    ? Mishap.answered(200, "{\"status\":{\"publishing_phase\":{\"status\":\"in_progress\"}}}")
                    : Mishap.NONE;
        });

        Story story = bench.run(bench.toFacebook(scenario("acknowledged-never-shown")));

        assertThat(story.unconfirmed().explanation()).contains("The platform acknowledged the publish call");
        assertThat(finished).hasValue(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1200, 36_000})
    void anAcknowledgedReelThatIsShownLateIsCompletedThen(int seconds) {
        Story story =
                bench.run(bench.toFacebook(scenario("acknowledged-never-shown").with("seconds", seconds)));

        assertThat(story.completed().mediaId()).contains(story.post().mediaId());
        assertThat(story.calls("finish")).isEqualTo(1);
        assertThat(story.duration())
                .isBetween(
                        Duration.ofSeconds(seconds), Duration.ofSeconds(seconds).plusMinutes(11));
        assertThat(story.codes()).doesNotContain(LogCode.NOT_PUBLISHED);
    }

    @Test
    void anErrorInThePublishingPhaseIsExplained() {
        Story story = bench.run(bench.toFacebook(scenario("publishing-error")));

        assertThat(story.failed().message()).isEqualTo("The video could not be published.");
        assertThat(story.failed().platformCode()).contains("1363042");
        assertThat(story.calls("start")).isEqualTo(1);
    }

    @Test
    void anExpiredSessionIsReplaced() {
        Story story = bench.run(bench.toFacebook(scenario("session-expired")));

        story.completed();
        assertThat(story.calls("start")).isEqualTo(2);
    }

    @Test
    void sessionsThatAlwaysExpireEndInAnExplanation() {
        Story story = bench.run(bench.toFacebook(scenario("session-expired").with("times", 9)));

        assertThat(story.failed().code()).isEqualTo("upload_session_over");
        assertThat(story.calls("start")).isEqualTo(3);
    }

    @Test
    void anUploadThatNeverEndsIsExplainedAfterTheSecondHalfHour() {
        Story story = bench.run(bench.toFacebook(scenario("happy-path").with("upload_seconds", 100_000)));

        assertThat(story.failed().code()).isEqualTo("processing_timeout");
        assertThat(story.duration()).isBetween(Duration.ofHours(1), Duration.ofMinutes(65));
    }

    @ParameterizedTest
    @ValueSource(strings = {"documented-spelling", "processing-before-finish", "scheduled-too-soon"})
    void statusesAreUnderstoodInEverySpelling(String name) {
        Story story = bench.run(bench.toFacebook(scenario(name)));

        assertThat(story.completed().permalink()).contains(story.post().permalink());
    }

    @Test
    void errorsAreUnderstoodInTheSpellingOfTheDocumentation() {
        Story story = bench.run(bench.toFacebook(scenario("documented-spelling").with("processing_error", "true")));

        assertThat(story.failed().message()).isNotBlank();
        assertThat(story.calls("start")).isEqualTo(1);
        assertThat(story.lines()).contains(story.failed().message());
    }

    @Test
    void aRelativeLinkLeadsToFacebook() {
        Story story = bench.run(bench.toFacebook(scenario("relative-permalink")));

        assertThat(story.completed().permalink()).contains(story.post().permalink());
    }

    @Test
    void aLinkThatCannotBeReadIsMadeFromTheId() {
        Story story = bench.run(bench.toFacebook(
                scenario("graph-error").with("step", "permalink").with("times", 0)));

        String link = story.completed().permalink().orElseThrow();
        assertThat(link).endsWith("/www.facebook.com/reel/" + story.post().mediaId());
        assertThat(story.codes()).contains(LogCode.FOLLOW_UP_FAILED);
    }

    @Test
    void aVideoThatIsNotShownAfterFinishingIsLookedForUntilItIs() {
        Post post = bench.toFacebook(scenario("answer-lost-after-publish"));
        ScenarioChoice hidden = scenario("graph-error")
                .with("step", "poll")
                .with("times", 3)
                .with("code", 100)
                .with("subcode", 33);
        bench.http().after(ReelScenariosTest::finishes, () -> bench.change(post, hidden));

        Story story = bench.run(post);

        assertThat(story.completed().mediaId()).contains(story.post().mediaId());
    }

    private static List<PlatformCall> finishes(Story story) {
        return story.calls().stream().filter(ReelScenariosTest::finishes).toList();
    }

    private static boolean finishes(PlatformCall call) {
        return call.body().text().contains("upload_phase=finish");
    }
}
