package dev.socialposting.platforms.instagram;

import static dev.socialposting.worker.PublisherBench.scenario;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.platforms.http.PlatformCall;
import dev.socialposting.uploads.model.PostingError;
import dev.socialposting.uploads.model.PostingOptions;
import dev.socialposting.uploads.model.PublishedPost;
import dev.socialposting.uploads.model.WhoActs;
import dev.socialposting.worker.PublisherBench;
import dev.socialposting.worker.Story;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From the container to the moment it can be published: scenarios 1, 2, 4, 5 and 6 of the notes on Instagram. */
final class InstagramProcessingTest {
    private final PublisherBench bench = new PublisherBench();

    @AfterEach
    void stop() {
        bench.close();
    }

    @Test
    void aReelGoesOut() {
        Story story = bench.run(bench.toInstagram(scenario("happy-path")));

        PublishedPost post = story.completed();
        assertThat(post.mediaId()).contains(story.post().mediaId());
        assertThat(post.permalink()).contains(story.post().permalink());
        assertThat(story.post().caption()).isEqualTo("Launch day! #go");
        assertThat(story.post().videoUrl()).contains(bench.video("vertical.mp4"));
        assertThat(story.calls()).allMatch(call -> call.uri().getPath().startsWith("/graph.instagram.com/v25.0/"));
    }

    @Test
    void aReelGoesOutOnAnAccountOfFacebookLogin() {
        Story story = bench.run(bench.toInstagramByFacebookLogin(scenario("happy-path")));

        assertThat(story.completed().permalink()).contains(story.post().permalink());
        assertThat(story.calls()).allMatch(call -> call.uri().getPath().startsWith("/graph.facebook.com/v25.0/"));
    }

    @Test
    void optionsAndCaptionReachInstagramAsTheyAre() {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("share_to_feed", false);
        options.put("thumb_offset", 0L);
        options.put("collaborators", List.of("alice.b", "bob_c"));
        options.put("location_id", "106");
        options.put("audio_name", "Our tune");
        options.put("is_ai_generated", true);

        Story story = bench.run(bench.toInstagram(scenario("happy-path"))
                .withCaption("100% & more = #fun 🎉\nsecond line")
                .withOptions(new PostingOptions(options)));

        story.completed();
        assertThat(story.post().caption()).isEqualTo("100% & more = #fun 🎉\nsecond line");
        PlatformCall create = story.calls().getFirst();
        assertThat(create.body().text().split("&"))
                .contains(
                        "media_type=REELS",
                        "share_to_feed=false",
                        "thumb_offset=0",
                        "collaborators=%5B%22alice.b%22%2C%22bob_c%22%5D",
                        "location_id=106",
                        "audio_name=Our+tune",
                        "is_ai_generated=true");
    }

    @Test
    void anEmptyCaptionIsNotSent() {
        Story story = bench.run(bench.toInstagram(scenario("happy-path")).withCaption(""));

        story.completed();
        assertThat(story.calls().getFirst().body().text()).doesNotContain("caption");
    }

    @Test
    void optionsThatThisVersionDoesNotKnowAreRejectedBeforeAnyCall() {
        Story story = bench.run(
                bench.toInstagram(scenario("happy-path")).withOptions(new PostingOptions(Map.of("sparkles", true))));

        assertThat(story.failed().code()).isEqualTo("invalid_options");
        assertThat(story.calls()).isEmpty();
    }

    @Test
    void slowProcessingIsWaitedFor() {
        Story story = bench.run(bench.toInstagram(scenario("slow-processing")));

        story.completed();
        assertThat(story.duration()).isBetween(Duration.ofMinutes(10), Duration.ofMinutes(12));
        // 5, 10, 20 and 30 seconds, then a minute each.
        assertThat(story.calls("poll")).isBetween(12L, 15L);
    }

    @Test
    void aVideoThatIsNotThereIsTriedWithThreeContainersAndThenExplained() {
        Story story = bench.run(bench.toInstagram(scenario("happy-path")).withVideo(bench.video("missing.mp4")));

        PostingError error = story.failed();
        assertThat(error.code()).isEqualTo("video_not_fetched");
        assertThat(error.message()).contains("2207052");
        assertThat(error.platformCode()).contains("2207052");
        assertThat(error.whoActs()).isEqualTo(WhoActs.USER);
        assertThat(story.calls("create")).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"2207052, video_not_fetched, 3", "2207003, video_fetch_timeout, 3"})
    void aVideoThatCannotBeFetchedIsTriedWithThreeContainers(int subcode, String code, int containers) {
        Story story = bench.run(bench.toInstagram(scenario("video-not-found").with("subcode", subcode)));

        assertThat(story.failed().code()).isEqualTo(code);
        assertThat(story.failed().message()).contains(String.valueOf(subcode));
        assertThat(story.calls("create")).isEqualTo(containers);
    }

    @Test
    void aVideoOfAnUnsupportedFormatFailsAtOnce() {
        Story story = bench.run(bench.toInstagram(scenario("bad-video")));

        PostingError error = story.failed();
        assertThat(error.code()).isEqualTo("video_format_unsupported");
        assertThat(error.message()).contains("2207026");
        assertThat(error.retryable()).isFalse();
        assertThat(error.nextStep()).contains("MP4");
        assertThat(story.calls("create")).isEqualTo(1);
    }

    @Test
    void theRealCodecCheckOfTheSimulatorAgrees() {
        Story story =
                bench.run(bench.toInstagram(scenario("happy-path")).withVideo(bench.video("unsupported-codec.mp4")));

        assertThat(story.failed().code()).isEqualTo("video_format_unsupported");
    }

    @ParameterizedTest
    @CsvSource({
        "2207076, video_processing_failed, 2",
        "2207077, video_processing_failed, 2",
        "2207082, video_processing_failed, 2",
        "2207085, video_processing_failed, 2",
        "2207053, upload_failed, 3",
        "2207001, platform_unavailable, 3",
        "2207050, account_restricted, 1",
        "2207081, trial_reels_unavailable, 1",
        "2207099, platform_error, 3"
    })
    void aFailedContainerIsReplacedAsOftenAsItsErrorAllows(int subcode, String code, int containers) {
        Story story = bench.run(bench.toInstagram(scenario("container-error").with("subcode", subcode)));

        assertThat(story.failed().code()).isEqualTo(code);
        assertThat(story.failed().platformCode()).contains(String.valueOf(subcode));
        assertThat(story.calls("create")).isEqualTo(containers);
    }

    @Test
    void anExpiredContainerIsReplaced() {
        Story story = bench.run(bench.toInstagram(scenario("container-expires").with("lifetime_seconds", 600)));

        story.completed();
        assertThat(story.calls("create")).isEqualTo(2);
    }

    @Test
    void containersThatAlwaysExpireEndInAnExplanation() {
        Story story = bench.run(bench.toInstagram(
                scenario("container-expires").with("lifetime_seconds", 600).with("times", 9)));

        assertThat(story.failed().code()).isEqualTo("container_expired");
        assertThat(story.calls("create")).isEqualTo(3);
    }

    @Test
    void aContainerThatIsStuckForAnHourIsReplaced() {
        Story story = bench.run(bench.toInstagram(scenario("container-expires")));

        story.completed();
        assertThat(story.calls("create")).isEqualTo(2);
        assertThat(story.duration()).isBetween(Duration.ofHours(1), Duration.ofMinutes(63));
    }

    @Test
    void processingThatNeverEndsIsExplainedAfterTheSecondHour() {
        Story story = bench.run(bench.toInstagram(scenario("container-expires").with("times", 9)));

        PostingError error = story.failed();
        assertThat(error.code()).isEqualTo("processing_timeout");
        assertThat(error.message()).isEqualTo("The container's status is still IN_PROGRESS after 60 minutes.");
        assertThat(error.retryable()).isTrue();
        assertThat(story.duration()).isBetween(Duration.ofHours(2), Duration.ofMinutes(125));
    }
}
