package dev.socialposting.platforms.instagram;

import static dev.socialposting.worker.PublisherBench.scenario;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.platforms.http.PlatformCall;
import dev.socialposting.uploads.model.LogCode;
import dev.socialposting.uploads.model.PostingError;
import dev.socialposting.uploads.model.PostingStatus;
import dev.socialposting.uploads.model.PublishedPost;
import dev.socialposting.worker.PublisherBench;
import dev.socialposting.worker.PublisherBench.Post;
import dev.socialposting.worker.Story;
import dev.socialposting.worker.WatchedHttp.Mishap;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** At the publish boundary: scenarios 3, 7, 8, 9, 10, 14 and 15 of the notes on Instagram. */
final class InstagramPublishingTest {
    private final PublisherBench bench = new PublisherBench();

    @AfterEach
    void stop() {
        bench.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void publishingTooEarlyIsDoneAgainAndUsesUpNoTry(int times) {
        Story story = bench.run(bench.toInstagram(scenario("publish-too-early").with("times", times)));

        story.completed();
        assertThat(story.calls("publish")).isEqualTo(times + 1);
        assertThat(story.codes()).contains(LogCode.HELD_BACK);
    }

    @Test
    void anAnswerLostAfterPublishingIsFoundOutByTheContainer() {
        Story story = bench.run(bench.toInstagram(scenario("answer-lost-after-publish")));

        PublishedPost post = story.completed();
        assertThat(post.mediaId()).contains(story.post().mediaId());
        assertThat(post.permalink()).contains(story.post().permalink());
        assertThat(story.calls("publish")).isEqualTo(1);
        assertThat(story.duration()).isLessThan(Duration.ofMinutes(1));
    }

    @Test
    void aSpamBlockWhosePostIsLiveIsFoundOut() {
        Story story = bench.run(bench.toInstagram(scenario("spam-block-but-live")));

        assertThat(story.completed().mediaId()).contains(story.post().mediaId());
        assertThat(story.calls("publish")).isEqualTo(1);
    }

    @Test
    void aRealSpamBlockIsTriedAgainOnlyHoursLater() {
        Story story =
                bench.run(bench.toInstagram(scenario("spam-block-but-live").with("live", "false")));

        PostingError error = story.failed();
        assertThat(error.code()).isEqualTo("spam_block");
        assertThat(error.message()).isEqualTo("Application request limit reached");
        assertThat(error.platformCode()).contains("4/2207051");
        assertThat(error.explanation()).contains("We restrict certain activity to protect our community.");
        assertThat(story.calls("publish")).isEqualTo(3);
        assertThat(story.duration()).isGreaterThan(Duration.ofHours(6));
    }

    @Test
    void aPublishThatFailedIsDoneAgainOnceThatIsCertain() {
        Story story = bench.run(bench.toInstagram(scenario("publish-fails-once")));

        story.completed();
        assertThat(story.calls("publish")).isEqualTo(2);
        assertThat(story.calls("create")).isEqualTo(1);
        assertThat(story.duration()).isGreaterThan(Duration.ofSeconds(50));
    }

    @Test
    void theThirdFailedPublishFailsThePosting() {
        Story story = bench.run(bench.toInstagram(scenario("publish-fails-once").with("times", 3)));

        PostingError error = story.failed();
        assertThat(error.code()).isEqualTo("platform_unavailable");
        assertThat(error.message()).isEqualTo("An unknown error has occurred.");
        assertThat(story.calls("publish")).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource({"connection-cut, 0", "html-error, 502", "html-error, 200", "html-error, 504"})
    void anAnswerThatAllowsNoCertaintyIsVerifiedBeforeItIsDoneAgain(String name, int status) {
        var choice = scenario(name).with("step", "publish");
        Story story = bench.run(bench.toInstagram(status == 0 ? choice : choice.with("status", status)));

        story.completed();
        assertThat(story.calls("publish")).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "2, 0", "-1, 0", "-1, 2207001", "777, 0"})
    void anErrorThatAllowsNoCertaintyIsVerifiedBeforeAnythingElse(int code, int subcode) {
        Story story = bench.run(bench.toInstagram(scenario("graph-error")
                .with("step", "publish")
                .with("code", code)
                .with("subcode", subcode)));

        story.completed();
        assertThat(story.codes()).contains(LogCode.OUTCOME_UNKNOWN);
    }

    @ParameterizedTest
    @CsvSource({
        "24, 2207008, container_gone, 3",
        "24, 2207006, media_not_found, 2",
        "-2, 2207020, container_expired, 3",
        "-1, 2207032, upload_failed, 3"
    })
    void aContainerThatPublishingRefusesIsReplacedAfterALook(int code, int subcode, String word, int containers) {
        Story story = bench.run(bench.toInstagram(scenario("graph-error")
                .with("step", "publish")
                .with("code", code)
                .with("subcode", subcode)
                .with("message", "Not this one.")));

        assertThat(story.failed().code()).isEqualTo(word);
        assertThat(story.failed().message()).isEqualTo("Not this one.");
        assertThat(story.failed().platformCode()).contains(code + "/" + subcode);
        assertThat(story.calls("create")).isEqualTo(containers);
        assertThat(story.calls("publish")).isEqualTo(containers);
    }

    @Test
    void theContainerThatReplacesARefusedOneGoesOut() {
        Post post = bench.toInstagram(
                scenario("graph-error").with("step", "publish").with("code", 24).with("subcode", 2207008));
        afterPublishing(() -> bench.change(post, scenario("happy-path")));

        Story story = bench.run(post);

        story.completed();
        assertThat(story.calls("create")).isEqualTo(2);
    }

    @Test
    void aContainerThatCannotBeReadForAWhileIsWaitedFor() {
        Story story =
                bench.run(bench.toInstagram(scenario("container-unreadable").with("minutes", 3)));

        story.completed();
        assertThat(story.duration()).isBetween(Duration.ofMinutes(3), Duration.ofMinutes(5));
    }

    @Test
    void aContainerThatCannotBeReadForLongIsPublishedBlindly() {
        Story story =
                bench.run(bench.toInstagram(scenario("container-unreadable").with("minutes", 60)));

        story.completed();
        assertThat(story.duration()).isBetween(Duration.ofMinutes(5), Duration.ofMinutes(8));
        assertThat(story.calls("create")).isEqualTo(1);
    }

    @Test
    void blindPublishingWaitsUntilTheContainerIsReady() {
        Story story = bench.run(bench.toInstagram(
                scenario("container-unreadable").with("minutes", 60).with("processing_seconds", 1200)));

        story.completed();
        assertThat(story.duration()).isBetween(Duration.ofMinutes(20), Duration.ofMinutes(22));
        assertThat(story.calls("create")).isEqualTo(1);
    }

    @Test
    void aLostAnswerAndAnUnreadableContainerAreFoundOutByTheCaptionInTheMediaList() {
        Post post = bench.toInstagramByFacebookLogin(scenario("answer-lost-after-publish"));
        afterPublishing(
                () -> bench.change(post, scenario("container-unreadable").with("minutes", 600)));

        Story story = bench.run(post);

        assertThat(story.completed().mediaId()).contains(story.post().mediaId());
        assertThat(story.calls("publish")).isEqualTo(1);
    }

    @Test
    void aLostAnswerWithNeitherContainerNorCaptionsIsKnownOnlyWhenTheContainerIsReadableAgain() {
        Post post = bench.toInstagram(scenario("answer-lost-after-publish"));
        afterPublishing(
                () -> bench.change(post, scenario("container-unreadable").with("minutes", 120)));

        Story story = bench.run(post);

        assertThat(story.completed().mediaId()).contains(story.post().mediaId());
        assertThat(story.calls("publish")).isEqualTo(1);
        assertThat(story.duration()).isGreaterThan(Duration.ofHours(2));
    }

    @Test
    void whatNobodyCanSayUntilTheDeadlineEndsAsUnconfirmed() {
        Post post = bench.toInstagram(scenario("answer-lost-after-publish"));
        afterPublishing(
                () -> bench.change(post, scenario("container-unreadable").with("minutes", 9999)));

        Story story = bench.run(post);

        assertThat(story.unconfirmed().explanation()).contains("a post since then could be ours");
        assertThat(story.posts()).hasSize(1);
        assertThat(story.calls("publish")).isEqualTo(1);
    }

    @Test
    void aFailedPublishAndAnUnreadableContainerAreFoundOutByTheEmptyMediaList() {
        Post post = bench.toInstagramByFacebookLogin(scenario("publish-fails-once"));
        afterPublishing(
                () -> bench.change(post, scenario("container-unreadable").with("minutes", 600)));

        Story story = bench.run(post);

        story.completed();
        assertThat(story.calls("create")).isEqualTo(1);
        assertThat(story.duration()).isBetween(Duration.ofMinutes(5), Duration.ofMinutes(8));
    }

    @Test
    void aPublishedContainerWhosePostIsNotListedIsLiveWithoutAnId() {
        Post post = bench.toInstagram(scenario("answer-lost-after-publish"));
        afterPublishing(() -> bench.change(
                post,
                scenario("graph-error").with("step", "list").with("times", 0).with("code", 2)));

        Story story = bench.run(post);

        PublishedPost published = story.completed();
        assertThat(published.mediaId()).isEmpty();
        assertThat(published.permalink().orElseThrow())
                .endsWith("/www.instagram.com/" + post.account().username() + "/");
    }

    @Test
    void recoveryTellsOurPostFromAnotherByItsCaption() {
        Story story = bench.run(bench.toInstagramByFacebookLogin(scenario("another-post-same-minute")));

        assertThat(story.completed().mediaId()).contains(story.post().mediaId());
    }

    @Test
    void recoveryBindsNoPostWhenItCannotTellWhichIsOurs() {
        Post post = bench.toInstagram(scenario("another-post-same-minute"));

        Story story = bench.run(post);

        PublishedPost published = story.completed();
        assertThat(published.mediaId()).isEmpty();
        assertThat(published.permalink().orElseThrow())
                .endsWith("/www.instagram.com/" + post.account().username() + "/");
    }

    @Test
    void anotherPostInTheSameMinuteDoesNotMatterWhenTheAnswerArrives() {
        Story story =
                bench.run(bench.toInstagram(scenario("another-post-same-minute").with("answer_lost", "false")));

        assertThat(story.completed().mediaId()).contains(story.post().mediaId());
    }

    @Test
    void aReelThatWasTakenWithoutAnIdAndIsNeverShownIsNotPublishedAgain() {
        Story story = bench.run(bench.toInstagram(scenario("acknowledged-never-shown")));

        assertThat(story.unconfirmed().explanation())
                .contains("The platform acknowledged the publish call", "FINISHED");
        assertThat(story.calls("publish")).isEqualTo(1);
        assertThat(story.posts()).hasSize(1);
        assertThat(story.codes()).doesNotContain(LogCode.NOT_PUBLISHED);
    }

    /** The answer to the call is lost; a container that is once said to be published is as good as that answer. */
    @Test
    void aReelThatWasSaidOnceToBePublishedIsNotPublishedAgainWhenThatIsNotSaidAnyMore() {
        AtomicInteger published = new AtomicInteger();
        AtomicInteger looks = new AtomicInteger();
        bench.http().meetsWith(call -> {
            if (publishes(call)) {
                published.incrementAndGet();
                return Mishap.after(Mishap.CONNECTION_BREAKS);
            }
            return published.get() > 0 && looks.incrementAndGet() == 1
                    ? Mishap.answered(200, "{\"status_code\":\"PUBLISHED\"}")
                    : Mishap.NONE;
        });

        Story story = bench.run(bench.toInstagram(scenario("acknowledged-never-shown")));

        assertThat(story.unconfirmed().explanation()).contains("The platform acknowledged the publish call");
        assertThat(published).hasValue(1);
    }

    @Test
    void aReelThatWasTakenWithoutAnIdIsFoundHoweverLate() {
        Story story = bench.run(bench.toInstagramByFacebookLogin(
                scenario("acknowledged-never-shown").with("seconds", 7200)));

        assertThat(story.completed().mediaId()).contains(story.post().mediaId());
        assertThat(story.calls("publish")).isEqualTo(1);
    }

    /** The first call takes effect and is shown late; to the second Instagram says that the container is gone. */
    @ParameterizedTest
    @CsvSource({"5400, COMPLETED", "200000, UNCONFIRMED"})
    void aContainerThatAnEarlierCallMayHaveUsedUpIsNotReplaced(int shownAfter, PostingStatus end) {
        AtomicInteger calls = new AtomicInteger();
        bench.http()
                .meetsWith(
                        call -> !publishes(call)
                                ? Mishap.NONE
                                : calls.incrementAndGet() == 1
                                        ? Mishap.after(Mishap.CONNECTION_BREAKS)
                                        : Mishap.answered(
                                                400,
                                                "{\"error\":{\"message\":\"Not there\",\"code\":24,\"error_subcode\":2207008}}"));

        Story story =
                bench.run(bench.toInstagram(scenario("acknowledged-never-shown").with("seconds", shownAfter)));

        assertThat(story.status()).isEqualTo(end);
        assertThat(story.posts()).hasSize(1);
        assertThat(calls).hasValue(2);
        assertThat(story.calls("create")).isEqualTo(1);
    }

    @Test
    void theDailyLimitIsWaitedForAndUsesUpNoTry() {
        Story story = bench.run(bench.toInstagram(scenario("quota-reached").with("frees_after_seconds", 4 * 3600)));

        story.completed();
        assertThat(story.duration())
                .isBetween(Duration.ofHours(4), Duration.ofHours(5).plusMinutes(5));
        assertThat(story.calls("create")).isEqualTo(1);
        assertThat(story.lines()).contains("daily_limit_reached", "9/2207042");
    }

    @Test
    void aDailyLimitBeyondTheDeadlineFailsWithInstagramsWords() {
        Story story = bench.run(bench.toInstagram(scenario("quota-reached").with("frees_after_seconds", 40 * 3600)));

        PostingError error = story.failed();
        assertThat(error.code()).isEqualTo("deadline_passed");
        assertThat(error.message()).isEqualTo("Application request limit reached");
        assertThat(error.platformCode()).contains("9/2207042");
    }

    private void afterPublishing(Runnable change) {
        bench.http().after(InstagramPublishingTest::publishes, change);
    }

    private static boolean publishes(PlatformCall call) {
        return call.uri().getPath().endsWith("/media_publish");
    }
}
