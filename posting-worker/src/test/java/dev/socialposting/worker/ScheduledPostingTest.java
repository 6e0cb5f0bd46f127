package dev.socialposting.worker;

import static dev.socialposting.uploads.model.Fixtures.ALICE;
import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static dev.socialposting.uploads.model.Fixtures.anUploadRequest;
import static dev.socialposting.worker.ScriptedPlatform.error;
import static dev.socialposting.worker.ScriptedPlatform.fault;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.platforms.publisher.PublishStep;
import dev.socialposting.platforms.publisher.RepeatableStep.Outcome;
import dev.socialposting.uploads.model.Lease;
import dev.socialposting.uploads.model.LogCode;
import dev.socialposting.uploads.model.PostingState;
import dev.socialposting.uploads.model.PostingStatus;
import dev.socialposting.uploads.model.Progress;
import dev.socialposting.uploads.model.PublishedPost;
import dev.socialposting.uploads.model.StepName;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.model.Wake;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When posts go out that are for later: the real engine and dispatcher under a clock that jumps to whatever comes next. */
class ScheduledPostingTest {
    private static final Duration EXACTNESS = Duration.ofSeconds(5);
    private static final Duration A_WHILE = Duration.ofMinutes(5);

    private WorkerBench bench = new WorkerBench();
    private final List<Instant> published = new ArrayList<>();

    ScheduledPostingTest() {
        noteWhatIsPublished();
    }

    private void noteWhatIsPublished() {
        for (int i = 0; i < 5; i++) {
            bench.platform.publish.add(_ -> {
                published.add(bench.clock.instant());
                return new PublishStep.Outcome.Published(PublishedPost.ofMedia("media-1"));
            });
        }
    }

    /**
     * @param ahead how long before its time it is accepted
     * @param tick how long after that the dispatcher runs, and then every minute
     */
    @ParameterizedTest
    @CsvSource({
        "PT5M, PT0S",
        "PT5M, PT59S",
        "PT5.5S, PT30S",
        "PT10M0.001S, PT30S",
        "PT25M, PT30S",
        "PT25M0.001S, PT0S",
        "PT40M, PT0S",
        "PT40M, PT59.999S",
        "P90D, PT0S",
        "P90D, PT59.999S",
    })
    void itGoesOutWithinFiveSecondsOfItsTimeAndNotBefore(Duration ahead, Duration tick) {
        Instant at = NOW.plus(ahead);
        UploadRequest request = acceptedFor(at);
        Duration processing = ahead.compareTo(Duration.ofMinutes(6)) < 0 ? ahead.dividedBy(2) : Duration.ofMinutes(3);
        bench.platform.await.add(context -> new Outcome.Wait(
                bench.clock.instant().plus(processing), "the platform is processing", context.checkpoint()));

        bench.passUntil(at.plus(A_WHILE), NOW.plus(tick), true);

        assertPublishedOnceWithin(EXACTNESS, at);
        assertThat(bench.status(request)).isEqualTo(PostingStatus.COMPLETED);
    }

    @Test
    void whileItIsHeldItSaysWhatItWaitsForAndItIsPreparedAlready() {
        Instant at = NOW.plus(Duration.ofMinutes(40));
        UploadRequest request = acceptedFor(at);
        bench.passUntil(at.minus(Duration.ofMinutes(10)).minusSeconds(1));
        assertThat(bench.status(request)).isEqualTo(PostingStatus.SCHEDULED);

        bench.passUntil(at.minusSeconds(30));

        PostingState.Waiting held =
                (PostingState.Waiting) bench.posting(request).state();
        assertThat(held.waitingFor()).isEqualTo("the scheduled time");
        assertThat(held.until()).isEqualTo(at);
        assertThat(bench.stepsStarted(request)).contains("await");
        assertThat(bench.codes(request)).doesNotContain(LogCode.PUBLISHING_ANNOUNCED);
        assertThat(bench.entries(request, LogCode.WAITING))
                .last()
                .satisfies(line -> assertThat(line.fields()).containsEntry("until", at.toString()));
    }

    /** The queue may be early, and its clock ahead of ours. */
    @ParameterizedTest
    @ValueSource(longs = {1, 500, 1999, 2000})
    void aNudgeThatComesALittleEarlyNeitherPublishesNorIsLost(long millisEarly) {
        Instant at = NOW.plus(Duration.ofMinutes(5));
        UploadRequest request = acceptedFor(at);
        bench.passUntil(at.minusMillis(millisEarly));
        loseWhatIsOnTheQueue();

        bench.queue.send(ALICE, List.of(bench.nudge(request.id(), INSTAGRAM)), Duration.ZERO);
        bench.invokeOnce();
        assertThat(published).isEmpty();
        bench.passUntil(at.plus(A_WHILE), at.plusSeconds(59), true);

        assertPublishedOnceWithin(EXACTNESS, at);
    }

    @Test
    void whenTheNudgeIsLostTheDispatcherMakesUpForIt() {
        Instant at = NOW.plus(Duration.ofMinutes(5));
        acceptedFor(at);
        bench.passUntil(at.minusSeconds(30));
        loseWhatIsOnTheQueue();

        bench.passUntil(at.plus(A_WHILE));

        assertPublishedOnceWithin(Duration.ofMinutes(2), at);
    }

    @Test
    void whatFailedBeforeItsTimeAndIsTriedAgainWaitsForItsTimeAsWell() {
        Instant at = NOW.plus(Duration.ofMinutes(40));
        UploadRequest request = acceptedFor(at);
        bench.platform.prepare.add(_ -> new Outcome.Rejected(error("video_unreachable")));
        bench.passUntil(at.minus(Duration.ofMinutes(8)));
        assertThat(bench.status(request)).isEqualTo(PostingStatus.FAILED);

        bench.store.update(request, row -> row.retry(List.of(INSTAGRAM), bench.clock.instant()));
        bench.queue.send(ALICE, List.of(bench.nudge(request.id(), INSTAGRAM)), Duration.ZERO);
        bench.passUntil(at.plus(A_WHILE));

        assertPublishedOnceWithin(EXACTNESS, at);
    }

    @Test
    void whatIsRedrivenBeforeItsTimeWaitsForItsTimeAsWell() {
        bench = new WorkerBench(List.of(Duration.ofSeconds(10), Duration.ofSeconds(60)));
        noteWhatIsPublished();
        Instant at = NOW.plus(Duration.ofMinutes(40));
        UploadRequest request = acceptedFor(at);
        for (int tries = 0; tries < 3; tries++) {
            bench.platform.prepare.add(fault("platform_down"));
        }
        bench.passUntil(at.minus(Duration.ofMinutes(5)));
        assertThat(bench.status(request)).isEqualTo(PostingStatus.FAILED);
        assertThat(bench.queue.deadLetters()).hasSize(1);

        bench.queue.redrive();
        bench.passUntil(at.plus(A_WHILE));

        assertPublishedOnceWithin(EXACTNESS, at);
    }

    @Test
    void whatIsCancelledWhileItIsHeldDoesNotGoOut() {
        Instant at = NOW.plus(Duration.ofMinutes(40));
        UploadRequest request = acceptedFor(at);
        bench.passUntil(at.minusSeconds(30));

        bench.store.update(request, row -> row.cancel(List.of(INSTAGRAM), bench.clock.instant()));
        bench.passUntil(at.plus(A_WHILE));

        assertThat(published).isEmpty();
        assertThat(bench.status(request)).isEqualTo(PostingStatus.CANCELLED);
    }

    /** Its lease is over 90 seconds after its last sign of life, and the dispatcher looks every minute. */
    @ParameterizedTest
    @ValueSource(longs = {0, 1, 30, 59})
    void aPostingWhoseWorkerDiedMovesAgainWithinThreeMinutes(long tickSeconds) {
        Instant leaseIsOver = NOW.plus(bench.settings.leaseTime());
        UploadRequest request = anUploadRequest()
                .with(INSTAGRAM, leased(leaseIsOver, Progress.startingAt(new StepName("prepare"))))
                .queued();
        bench.store.given(request);
        bench.connect(INSTAGRAM);

        bench.passUntil(NOW.plus(Duration.ofMinutes(9)), NOW.plusSeconds(tickSeconds), true);

        assertThat(bench.status(request)).isEqualTo(PostingStatus.COMPLETED);
        assertPublishedOnceWithin(Duration.ofMinutes(3), NOW);
    }

    /** Its step is one that no worker knows, so that each one that takes it up breaks on it. */
    @Test
    void aPostingOnWhichEveryWorkerBreaksEndsSoonAfterItsDeadlineAllTheSame() {
        UploadRequest request = anUploadRequest()
                .with(INSTAGRAM, leased(NOW, Progress.startingAt(new StepName("of_another_version"))))
                .queued();
        bench.store.given(request);
        bench.connect(INSTAGRAM);

        bench.passUntil(bench.posting(request).publishBy().plus(Duration.ofMinutes(31)));

        assertThat(bench.status(request)).isEqualTo(PostingStatus.FAILED);
    }

    @Test
    void withoutAnyWorkerEveryPostingEndsSoonAfterItsDeadline() {
        UploadRequest request = acceptedFor(NOW.plus(Duration.ofHours(2)));
        Instant deadline = bench.posting(request).publishBy();

        bench.passUntil(deadline.plus(Duration.ofMinutes(31)), NOW, false);

        assertThat(bench.status(request)).isEqualTo(PostingStatus.FAILED);
        assertThat(bench.posting(request).updatedAt()).isAfter(deadline.plus(Duration.ofMinutes(15)));
    }

    private UploadRequest acceptedFor(Instant at) {
        return bench.acceptForLater(
                anUploadRequest().to(INSTAGRAM).scheduledAt(at).queued());
    }

    private static PostingState leased(Instant until, Progress progress) {
        return new PostingState.Leased(new Lease("dead", until), Wake.at(until), progress);
    }

    private void assertPublishedOnceWithin(Duration time, Instant at) {
        assertThat(published).hasSize(1);
        assertThat(published.getFirst()).isBetween(at, at.plus(time));
    }

    private void loseWhatIsOnTheQueue() {
        bench.queue.clear();
    }
}
