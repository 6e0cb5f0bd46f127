package dev.socialposting.worker;

import static dev.socialposting.uploads.model.Fixtures.FACEBOOK;
import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static dev.socialposting.uploads.model.Fixtures.anUploadRequest;
import static dev.socialposting.worker.ScriptedPlatform.fault;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.pauses.PlatformPause;
import dev.socialposting.platforms.publisher.RepeatableStep;
import dev.socialposting.uploads.model.LogCode;
import dev.socialposting.uploads.model.PostingError;
import dev.socialposting.uploads.model.PostingState;
import dev.socialposting.uploads.model.PostingStatus;
import dev.socialposting.uploads.model.Schedule;
import dev.socialposting.uploads.model.Timing;
import dev.socialposting.uploads.model.UploadRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What an operator's pause of a platform does to the posts to it, and to the others. */
class PausedPlatformTest {
    private static final String REASON = "Instagram shows posts twice; we wait until it is mended.";
    private static final Duration AN_HOUR = Duration.ofHours(1);

    private final WorkerBench bench = new WorkerBench();
    private final ScriptedPlatform facebook = new ScriptedPlatform(FACEBOOK.platform());

    PausedPlatformTest() {
        bench.publishers = List.of(bench.platform, facebook);
    }

    @Test
    void fiftyPostsAreHeldWithTheReasonWhileTheOthersGoOnAndGoOutOnceWhenItIsResumed() {
        pause(Optional.empty());
        List<UploadRequest> held = accepted(50);
        UploadRequest other =
                bench.accept(anUploadRequest().number(99).to(FACEBOOK).queued());

        bench.passUntil(NOW.plus(AN_HOUR));

        assertThat(bench.posting(other, FACEBOOK).status()).isEqualTo(PostingStatus.COMPLETED);
        assertThat(bench.platform.publishCalls).hasValue(0);
        assertThat(held).allSatisfy(request -> {
            assertThat(bench.posting(request).state())
                    .isInstanceOfSatisfying(
                            PostingState.Waiting.class,
                            waiting -> assertThat(waiting.progress().lastError())
                                    .map(PostingError::message)
                                    .contains(REASON));
            assertThat(bench.codes(request)).containsExactly(LogCode.PLATFORM_PAUSED);
        });
        assertThat(bench.queue.deadLetters()).isEmpty();

        bench.pauses.end(INSTAGRAM.platform(), NOW);
        bench.passUntil(NOW.plus(AN_HOUR).plusSeconds(305));

        assertThat(held).allMatch(request -> bench.status(request) == PostingStatus.COMPLETED);
        assertThat(bench.platform.publishCalls).hasValue(50);
    }

    @Test
    void aHeldPostingCostsAFewWritesAnHour() {
        pause(Optional.empty());
        UploadRequest request = accepted(1).getFirst();
        bench.passUntil(NOW.plus(AN_HOUR));
        long before = bench.store.stored(request.id()).version();

        bench.passUntil(NOW.plus(AN_HOUR).plus(AN_HOUR));

        assertThat(bench.store.stored(request.id()).version() - before).isLessThanOrEqualTo(26);
    }

    @Test
    void triesThatFailedBeforeThePauseDoNotCountAfterIt() {
        bench.platform.prepare.add(fault("first"));
        bench.platform.prepare.add(fault("second"));
        UploadRequest request = accepted(1).getFirst();
        bench.passUntil(NOW.plusSeconds(60));
        pause(Optional.empty());
        bench.passUntil(NOW.plus(AN_HOUR));
        bench.platform.prepare.add(fault("third"));
        bench.platform.prepare.add(fault("fourth"));

        bench.pauses.end(INSTAGRAM.platform(), NOW);
        bench.passUntil(NOW.plus(AN_HOUR).plus(AN_HOUR));

        assertThat(bench.status(request)).isEqualTo(PostingStatus.COMPLETED);
        assertThat(bench.queue.deadLetters()).isEmpty();
    }

    @Test
    void aPauseThatOutlastsTheDeadlineFailsThePostWithItsReason() {
        pause(Optional.empty());
        UploadRequest request = accepted(1).getFirst();

        bench.passUntil(NOW.plus(Timing.USUAL_TIME_TO_PUBLISH).plusSeconds(301));

        assertThat(bench.posting(request).state()).isInstanceOfSatisfying(PostingState.Failed.class, failed -> {
            assertThat(failed.error().code()).isEqualTo("deadline_passed");
            assertThat(failed.error().message())
                    .isEqualTo(
                            "The operators have paused posting to instagram since %s (\"%s\").".formatted(NOW, REASON));
            assertThat(failed.error().explanation()).doesNotContain("goes on");
        });
        assertThat(bench.platform.publishCalls).hasValue(0);
    }

    @Test
    void whatMayBeLiveIsNotLookedForWhileItLastsAndIsFoundAfterwards() {
        UploadRequest request = inDoubt();
        pause(Optional.empty());

        bench.passUntil(NOW.plus(AN_HOUR));
        assertThat(bench.platform.verifications).hasValue(0);
        assertThat(bench.status(request)).isEqualTo(PostingStatus.PROCESSING);

        bench.pauses.end(INSTAGRAM.platform(), NOW);
        bench.passUntil(NOW.plus(AN_HOUR).plusSeconds(305));
        assertThat(bench.platform.verifications).hasPositiveValue();
        assertThat(bench.platform.publishCalls).hasValue(1);
        assertThat(bench.posting(request)
                        .state()
                        .startedProgress()
                        .orElseThrow()
                        .lastError())
                .as("nothing says that it is held")
                .isEmpty();
        assertThat(bench.codes(request)).contains(LogCode.PLATFORM_RESUMED);
    }

    @Test
    void whatMayBeLiveAndCouldNotBeLookedForBeforeItsDeadlineIsUnconfirmed() {
        UploadRequest request = inDoubt();
        pause(Optional.empty());

        bench.passUntil(NOW.plus(Timing.USUAL_TIME_TO_PUBLISH).plusSeconds(301));

        assertThat(bench.posting(request).state())
                .isInstanceOfSatisfying(
                        PostingState.Unconfirmed.class,
                        unconfirmed -> assertThat(unconfirmed.error().explanation())
                                .endsWith(
                                        "Last finding: The operators have paused posting to instagram since %s (\"%s\"). So the platform could not be asked."
                                                .formatted(NOW, REASON)));
        assertThat(bench.platform.verifications).hasValue(0);
    }

    @Test
    void noLinkIsReadOfALivePostUntilItIsResumed() {
        bench.platform.link.add(fault("not yet"));
        UploadRequest request = accepted(1).getFirst();
        bench.passUntil(NOW.plusSeconds(1));
        pause(Optional.empty());
        bench.passUntil(NOW.plus(AN_HOUR));
        assertThat(bench.status(request)).isEqualTo(PostingStatus.PROCESSING);

        bench.pauses.end(INSTAGRAM.platform(), NOW);
        bench.passUntil(NOW.plus(AN_HOUR).plusSeconds(305));

        assertThat(bench.posting(request).state())
                .isInstanceOfSatisfying(
                        PostingState.Completed.class,
                        completed -> assertThat(completed.post().permalink()).contains(ScriptedPlatform.LINK));
    }

    @Test
    void onePostGoesAheadAndIfItGoesOutThePauseIsOver() {
        pause(Optional.of(Duration.ofMinutes(15)));
        List<UploadRequest> requests = accepted(10);

        bench.passUntil(NOW.plus(Duration.ofMinutes(15)).minusSeconds(1));
        assertThat(bench.platform.publishCalls).hasValue(0);

        bench.passUntil(NOW.plus(Duration.ofMinutes(25)));
        assertThat(bench.pauses.find(INSTAGRAM.platform())).isEmpty();
        assertThat(requests).allMatch(request -> bench.status(request) == PostingStatus.COMPLETED);
        assertThat(bench.platform.publishCalls).hasValue(10);
    }

    @Test
    void aTrialThatFailsLeavesTheOthersHeldAndIsFollowedByAnotherAfterItsTime() {
        pause(Optional.of(Duration.ofMinutes(15)));
        List<UploadRequest> requests = accepted(10);
        IntStream.range(0, 4).forEach(_ -> bench.platform.prepare.add(fault("still down")));

        bench.passUntil(NOW.plus(Duration.ofMinutes(31)));
        assertThat(bench.pauses.find(INSTAGRAM.platform())).isPresent();
        assertThat(requests.stream().filter(this::wasTried)).hasSizeBetween(1, 2);
        assertThat(requests).noneMatch(request -> bench.status(request).isFinal());

        bench.passUntil(NOW.plus(Duration.ofHours(2)));
        assertThat(requests).allMatch(request -> bench.status(request) == PostingStatus.COMPLETED);
        assertThat(bench.platform.publishCalls).hasValue(10);
    }

    @Test
    void aPostWhoseTimeHasNotComeIsNoTrial() {
        pause(Optional.of(Duration.ofMinutes(1)));
        Timing later = new Timing(Optional.of(new Schedule(NOW.plus(AN_HOUR), Optional.empty())), Optional.empty());
        UploadRequest request =
                bench.acceptForLater(anUploadRequest().to(INSTAGRAM).at(later).queued());

        bench.passUntil(NOW.plus(AN_HOUR).minusSeconds(1));
        assertThat(bench.pauses.find(INSTAGRAM.platform()).orElseThrow().trial())
                .isEmpty();

        bench.passUntil(NOW.plus(AN_HOUR).plusSeconds(310));
        assertThat(bench.status(request)).isEqualTo(PostingStatus.COMPLETED);
        assertThat(bench.pauses.find(INSTAGRAM.platform())).isEmpty();
    }

    @Test
    void aTryIsNotUsedUpWhenNobodyCanSayWhetherThePlatformIsPaused() {
        UploadRequest request = accepted(1).getFirst();
        bench.pauses.breakDown();
        bench.invokeOnce();
        assertThat(bench.status(request)).isEqualTo(PostingStatus.QUEUED);
        assertThat(bench.platform.publishCalls).hasValue(0);

        bench.pauses.recover();
        bench.runUntilQuiet();
        assertThat(bench.status(request)).isEqualTo(PostingStatus.COMPLETED);
    }

    @Test
    void aTurnThatIsUnderWayHeedsAPauseBeforeItPublishes() {
        bench.platform.await.add(context -> {
            pause(Optional.empty());
            bench.clock.advance(KnownPauses.FRESH);
            return new RepeatableStep.Outcome.Advance(context.checkpoint());
        });
        UploadRequest request = accepted(1).getFirst();

        bench.invokeOnce();

        assertThat(bench.platform.publishCalls).hasValue(0);
        assertThat(bench.codes(request)).last().isEqualTo(LogCode.PLATFORM_PAUSED);
    }

    private void pause(Optional<Duration> trialEvery) {
        bench.pauses.pause(new PlatformPause(INSTAGRAM.platform(), NOW, "carla", REASON, trialEvery, Optional.empty()));
    }

    private List<UploadRequest> accepted(int count) {
        return IntStream.range(0, count)
                .mapToObj(n ->
                        bench.accept(anUploadRequest().number(n).to(INSTAGRAM).queued()))
                .toList();
    }

    /** Of whose publish call nothing was heard. */
    private UploadRequest inDoubt() {
        bench.platform.publish.add(fault("no answer"));
        UploadRequest request = accepted(1).getFirst();
        bench.invokeOnce();
        assertThat(bench.platform.publishCalls).hasValue(1);
        return request;
    }

    private boolean wasTried(UploadRequest request) {
        return bench.codes(request).contains(LogCode.STEP_STARTED);
    }
}
