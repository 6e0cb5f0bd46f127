package dev.socialposting.platforms.facebook;

import static dev.socialposting.worker.PublisherBench.scenario;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.platforms.http.PlatformCall;
import dev.socialposting.platforms.http.PlatformResponse;
import dev.socialposting.simulator.model.ScenarioChoice;
import dev.socialposting.uploads.model.LogCode;
import dev.socialposting.uploads.model.PostingError;
import dev.socialposting.uploads.model.PostingOptions;
import dev.socialposting.uploads.model.PostingStatus;
import dev.socialposting.uploads.model.PublishedPost;
import dev.socialposting.worker.PublisherBench;
import dev.socialposting.worker.PublisherBench.Post;
import dev.socialposting.worker.Story;
import dev.socialposting.worker.WatchedHttp.Mishap;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A Page's video in one call, whose id is not known before: the scenarios of the notes on Facebook that concern flow B. */
final class VideoScenariosTest {
    private static final PostingOptions AS_VIDEO = new PostingOptions(Map.of("format", "video", "title", "A film"));

    private final PublisherBench bench = new PublisherBench();

    @AfterEach
    void stop() {
        bench.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"landscape.mp4", "too-long.mp4"})
    void aVideoOfAnyShapeGoesOut(String video) {
        Story story = bench.run(post(scenario("happy-path")).withVideo(bench.video(video)));

        PublishedPost post = story.completed();
        assertThat(post.mediaId()).contains(story.post().mediaId());
        assertThat(post.postId()).contains(story.post().postId());
        assertThat(post.permalink()).contains(story.post().permalink());
        assertThat(story.calls().getFirst().body().text()).contains("title=A+film", "published=true");
    }

    @Test
    void slowProcessingIsWaitedFor() {
        Story story = bench.run(post(scenario("slow-processing")));

        story.completed();
        assertThat(story.duration()).isBetween(Duration.ofMinutes(20), Duration.ofMinutes(22));
    }

    @Test
    void aLostAnswerIsFoundOutByTheListOfVideos() {
        Story story = bench.run(post(scenario("answer-lost-after-publish")));

        assertThat(story.completed().mediaId()).contains(story.post().mediaId());
        assertThat(story.calls("create")).isEqualTo(1);
    }

    @Test
    void anUprightVideoThatIsListedAmongReelsOnlyIsFoundThere() {
        Story story = bench.run(post(scenario("answer-lost-listed-as-reel")));

        assertThat(story.completed().mediaId()).contains(story.post().mediaId());
        assertThat(story.calls("create")).isEqualTo(1);
        assertThat(story.duration()).isLessThan(Duration.ofMinutes(10));
    }

    @Test
    void aListOfReelsThatCannotBeReadLeavesItUnconfirmed() {
        bench.http()
                .meetsWith(call -> call.uri().getPath().endsWith("/video_reels")
                        ? Mishap.answered(400, "{\"error\":{\"message\":\"(#10) Not allowed\",\"code\":10}}")
                        : Mishap.NONE);

        Story story = bench.run(post(scenario("answer-lost-listed-as-reel")).withCaption("Upright"));

        assertThat(story.calls("create")).isEqualTo(1);
        assertThat(story.status()).isIn(PostingStatus.COMPLETED, PostingStatus.UNCONFIRMED);
    }

    /** The first call goes out and is listed too late; to the second Facebook says that the text is there. */
    @ParameterizedTest
    @CsvSource({"30000, COMPLETED", "200000, UNCONFIRMED"})
    void thatTheTextWasPostedBeforeIsNoFailureIfACallOfOursMayHaveDoneIt(int listedAfter, PostingStatus end) {
        AtomicInteger calls = new AtomicInteger();
        bench.http()
                .meetsWith(call -> posts(call) && calls.incrementAndGet() > 1
                        ? Mishap.answered(
                                false,
                                _ -> new PlatformResponse(
                                        400,
                                        Map.of(),
                                        "{\"error\":{\"message\":\"(#506) Duplicate status message\",\"code\":506}}"))
                        : Mishap.NONE);

        Story story = bench.run(post(scenario("answer-lost-list-late").with("delay_seconds", listedAfter)));

        assertThat(story.status()).isEqualTo(end);
        assertThat(story.posts()).hasSize(1);
        assertThat(calls).hasValue(2);
    }

    @Test
    void thatTheTextWasPostedBeforeByOthersIsARefusal() {
        Story story = bench.run(post(
                scenario("graph-error").with("step", "create").with("code", 506).with("times", 0)));

        assertThat(story.failed().code()).isEqualTo("duplicate_text");
        assertThat(story.calls("create")).isEqualTo(1);
    }

    @Test
    void aPageWithoutReelsHasNoListOfThemAndTheListOfVideosTells() {
        bench.http()
                .meetsWith(call -> call.uri().getPath().endsWith("/video_reels")
                        ? Mishap.answered(
                                400,
                                "{\"error\":{\"message\":\"(#100) Tried accessing nonexisting field (video_reels) on node type"
                                        + " (Page)\",\"code\":100}}")
                        : Mishap.NONE);

        Story story = bench.run(post(scenario("publish-fails-once")));

        story.completed();
        assertThat(story.calls("create")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"post_id", "published", "permalink_url"})
    void oneFieldThatIsRefusedChangesNothing(String field) {
        Story story = bench.run(post(scenario("field-refused").with("field", field)));

        assertThat(story.completed().mediaId()).contains(story.post().mediaId());
        assertThat(story.calls("create")).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {120, 500})
    void aListThatIsLateIsWaitedFor(int delay) {
        Story story = bench.run(post(scenario("answer-lost-list-late").with("delay_seconds", delay)));

        assertThat(story.completed().mediaId()).contains(story.post().mediaId());
        assertThat(story.calls("create")).isEqualTo(1);
    }

    @Test
    void aLostAnswerIsWaitedForAsLongAsProcessingMayTake() {
        bench.http().crashAfterCall(1);

        Story story = bench.run(post(scenario("slow-processing").with("processing_seconds", 4 * 3600)));

        assertThat(story.completed().mediaId()).contains(story.post().mediaId());
        assertThat(story.calls("create")).isEqualTo(1);
    }

    @Test
    void aCallThatDidNothingIsDoneAgainOnlyAfterSixHoursWithoutASign() {
        Story story = bench.run(post(scenario("publish-fails-once")));

        story.completed();
        assertThat(story.calls("create")).isEqualTo(2);
        assertThat(story.duration()).isBetween(Duration.ofHours(6), Duration.ofMinutes(363));
    }

    @Test
    void aVideoThatWasTakenWithoutAnIdAndIsNeverListedIsNotPostedAgain() {
        Story story = bench.run(post(scenario("acknowledged-never-shown")));

        assertThat(story.unconfirmed().explanation()).contains("The platform acknowledged the publish call");
        assertThat(story.calls("create")).isEqualTo(1);
        assertThat(story.posts()).hasSize(1);
        assertThat(story.codes()).doesNotContain(LogCode.NOT_PUBLISHED);
    }

    @Test
    void aVideoThatWasTakenWithoutAnIdIsFoundInTheListHoweverLate() {
        Story story = bench.run(post(scenario("acknowledged-never-shown").with("seconds", 8 * 3600)));

        assertThat(story.completed().mediaId()).contains(story.post().mediaId());
        assertThat(story.calls("create")).isEqualTo(1);
    }

    @Test
    void anErrorAlthoughItWasPostedIsFoundOut() {
        Story story = bench.run(post(scenario("error-but-published")));

        assertThat(story.completed().mediaId()).contains(story.post().mediaId());
        assertThat(story.calls("create")).isEqualTo(1);
    }

    @Test
    void aVideoWithTheSameDescriptionFromBeforeIsNotTakenForOurs() {
        Story story = bench.run(post(scenario("same-description-twice")));

        assertThat(story.completed().mediaId()).contains(story.post().mediaId());
        assertThat(story.calls("create")).isEqualTo(1);
    }

    @Test
    void twoVideosWithTheSameDescriptionSinceTheCallLeaveItUnconfirmed() {
        bench.http().before(VideoScenariosTest::posts, () -> bench.pass(Duration.ofSeconds(5)));

        Story story = bench.run(post(scenario("same-description-twice").with("seconds_before", 0)));

        PostingError error = story.unconfirmed();
        assertThat(error.explanation()).contains("The Page has 2 new videos that could be it");
        assertThat(story.calls("create")).isEqualTo(1);
        assertThat(story.posts()).hasSize(1);
    }

    @Test
    void aLostAnswerWithoutADescriptionIsNeverTakenForCertain() {
        Story story = bench.run(post(scenario("answer-lost-after-publish")).withCaption(""));

        assertThat(story.unconfirmed().explanation()).contains("could be it");
        assertThat(story.calls("create")).isEqualTo(1);
    }

    @Test
    void listsThatCannotBeReadLeaveItUnconfirmed() {
        Post post = post(scenario("answer-lost-after-publish"));
        bench.http()
                .after(
                        VideoScenariosTest::posts,
                        () -> bench.change(
                                post,
                                scenario("graph-error")
                                        .with("step", "list")
                                        .with("times", 0)
                                        .with("code", 3)));

        Story story = bench.run(post);

        assertThat(story.unconfirmed().explanation()).contains("The Page's videos cannot be read");
        assertThat(story.calls("create")).isEqualTo(1);
        assertThat(story.posts()).hasSize(1);
    }

    @Test
    void aVideoThatEndsAsADraftIsExplained() {
        Story story = bench.run(post(scenario("video-becomes-draft")));

        PostingError error = story.failed();
        assertThat(error.code()).isEqualTo("saved_as_draft");
        assertThat(error.nextStep()).contains("Meta Business Suite");
        assertThat(story.calls("create")).isEqualTo(1);
    }

    @Test
    void aVideoThatCannotBeFetchedIsExplained() {
        Story story = bench.run(post(scenario("video-not-found").with("answered_by", "status")));

        PostingError error = story.failed();
        assertThat(error.code()).isEqualTo("video_not_fetched");
        assertThat(error.message()).startsWith("Unable to fetch video file from URL");
    }

    @Test
    void aVideoThatCannotBeFetchedIsExplainedByTheCallToo() {
        Story story = bench.run(post(scenario("video-not-found").with("answered_by", "call")));

        PostingError error = story.failed();
        assertThat(error.code()).isEqualTo("video_not_fetched");
        assertThat(error.message()).startsWith("(#389) Unable to fetch video file from URL");
    }

    @ParameterizedTest
    @CsvSource({
        "1363024, video_format_unsupported",
        "1363026, video_too_long",
        "1363040, aspect_ratio_unsupported",
        "368, action_blocked"
    })
    void aProcessingErrorIsExplained(int number, String code) {
        Story story = bench.run(post(scenario("processing-error").with("code", number)));

        assertThat(story.failed().code()).isEqualTo(code);
        assertThat(story.failed().message()).isEqualTo("A scenario's processing error");
    }

    @ParameterizedTest
    @CsvSource({"html-error, 502", "html-error, 200", "connection-cut, 0"})
    void anAnswerThatAllowsNoCertaintyIsVerified(String name, int status) {
        ScenarioChoice choice = scenario(name).with("step", "create");
        Story story = bench.run(post(status == 0 ? choice : choice.with("status", status)));

        story.completed();
        assertThat(story.calls("create")).isEqualTo(2);
    }

    private Post post(ScenarioChoice scenario) {
        return bench.toFacebook(scenario).withOptions(AS_VIDEO);
    }

    private static boolean posts(PlatformCall call) {
        return call.uri().getPath().endsWith("/videos") && !call.body().text().isEmpty();
    }
}
