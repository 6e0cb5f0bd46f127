package dev.socialposting.worker;

import static dev.socialposting.uploads.model.Fixtures.ALICE;
import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static dev.socialposting.uploads.model.Fixtures.aPublishedPost;
import static dev.socialposting.uploads.model.Fixtures.anUploadRequest;
import static dev.socialposting.worker.ScriptedPlatform.error;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.platforms.publisher.PublishStep.Verification;
import dev.socialposting.platforms.publisher.RepeatableStep.Outcome;
import dev.socialposting.uploads.model.LogCode;
import dev.socialposting.uploads.model.LogLevel;
import dev.socialposting.uploads.model.Phase;
import dev.socialposting.uploads.model.PostingError;
import dev.socialposting.uploads.model.PostingState.Completed;
import dev.socialposting.uploads.model.PostingState.Failed;
import dev.socialposting.uploads.model.PostingState.Unconfirmed;
import dev.socialposting.uploads.model.PostingState.Waiting;
import dev.socialposting.uploads.model.PostingStatus;
import dev.socialposting.uploads.model.Progress;
import dev.socialposting.uploads.model.PublishedPost;
import dev.socialposting.uploads.model.StepName;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.model.Wake;
import dev.socialposting.uploads.model.WhoActs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rows of another version: a platform without a publisher here, a step that this version's flow does not have. */
class NotOfThisVersionTest {
    private static final StepName OF_ANOTHER_VERSION = new StepName("of_another_version");
    private static final StepName PUBLISH = new StepName("publish");
    private static final PublishedPost FOUND = PublishedPost.ofMedia("media-found");

    private final WorkerBench bench = new WorkerBench();
    private final ScriptedPlatform platform = bench.platform;

    @Test
    void aPostToAPlatformWithoutAPublisherFailsOnceAndIsForAnOperator() {
        UploadRequest request = bench.accept(anUploadRequest().to(INSTAGRAM).queued());
        bench.publishers = List.of();

        bench.passUntil(NOW.plus(Duration.ofHours(25)));

        isForAnOperator(request, "unknown_platform");
        failsOnceForTheOperators(request);
    }

    @Test
    void aPostAtAStepThatThisVersionDoesNotKnowFailsOnceAndIsForAnOperator() {
        UploadRequest request = given(Progress.startingAt(OF_ANOTHER_VERSION));

        bench.passUntil(NOW.plus(Duration.ofHours(25)));

        isForAnOperator(request, "unknown_step");
        failsOnceForTheOperators(request);
    }

    private void failsOnceForTheOperators(UploadRequest request) {
        assertThat(bench.entries(request)).singleElement().satisfies(line -> {
            assertThat(line.code()).isEqualTo(LogCode.FAILED);
            assertThat(line.fields()).containsEntry("dead_lettered", true);
        });
    }

    private void isForAnOperator(UploadRequest request, String code) {
        PostingError error = ((Failed) bench.posting(request).state()).error();
        assertThat(error.code()).isEqualTo(code);
        assertThat(error.whoActs()).isEqualTo(WhoActs.OPERATOR);
        assertThat(error.retryable()).isTrue();
        assertThat(bench.queue.deadLetters()).hasSize(1);
        assertThat(bench.queue.size()).isZero();
        assertThat(bench.entries(request).getLast().level()).isEqualTo(LogLevel.ERROR);
        assertThat(bench.entries(request).getLast().fields()).containsEntry("who_acts", "operator");
    }

    @Test
    void aStepWhereOnlyALivePostCanBeIsNoneOfThisVersionEither() {
        UploadRequest request = given(Progress.startingAt(new StepName("read_permalink")));

        bench.runUntilQuiet();

        isForAnOperator(request, "unknown_step");
    }

    @Test
    void itGoesOutWhenOperatorsRedriveItToAVersionThatCan() {
        UploadRequest request = bench.accept(anUploadRequest().to(INSTAGRAM).queued());
        bench.publishers = List.of();
        bench.runUntilQuiet();
        bench.queue.redrive();
        bench.runUntilQuiet();
        assertThat(bench.queue.deadLetters()).as("still the wrong version").hasSize(1);
        bench.publishers = List.of(platform);

        bench.queue.redrive();
        bench.runUntilQuiet();

        assertThat(bench.status(request)).isEqualTo(PostingStatus.COMPLETED);
        assertThat(platform.publishCalls).hasValue(1);
    }

    @Test
    void itGoesOutWhenItsUserTriesAgainWithAVersionThatCan() {
        UploadRequest request = bench.accept(anUploadRequest().to(INSTAGRAM).queued());
        bench.publishers = List.of();
        bench.runUntilQuiet();
        bench.publishers = List.of(platform);
        bench.store.update(bench.store.stored(request.id()), row -> row.retry(List.of(INSTAGRAM), NOW));

        nudge(request);
        bench.runUntilQuiet();

        assertThat(bench.status(request)).isEqualTo(PostingStatus.COMPLETED);
    }

    @Test
    void whatMayBeLiveIsLeftToAVersionThatCanLook() {
        UploadRequest request = given(published());
        bench.publishers = List.of();
        bench.passUntil(NOW.plus(Duration.ofHours(3)));
        assertThat(bench.status(request)).isEqualTo(PostingStatus.PROCESSING);
        bench.publishers = List.of(platform);
        platform.verify.add(_ -> new Verification.WentOut(FOUND, "found"));

        bench.passUntil(NOW.plus(Duration.ofHours(4)));

        assertThat(bench.status(request)).isEqualTo(PostingStatus.COMPLETED);
        assertThat(platform.publishCalls).hasValue(0);
    }

    @Test
    void whatMayBeLiveIsUnconfirmedAtTheDeadlineAndNeverFailed() {
        UploadRequest request = given(published());
        bench.publishers = List.of();

        bench.passUntil(NOW.plus(Duration.ofHours(25)));

        PostingError error = ((Unconfirmed) bench.posting(request).state()).error();
        assertThat(error.message()).contains("may be live");
        assertThat(error.explanation()).contains("This version cannot post to instagram");
        assertThat(bench.queue.deadLetters()).isEmpty();
    }

    @Test
    void soIsAPostOfWhichACallMayStillCome() {
        UploadRequest request = given(Progress.startingAt(OF_ANOTHER_VERSION)
                .withPhase(new Phase.Publishing(NOW))
                .beforeAnotherCall());

        bench.passUntil(NOW.plus(Duration.ofHours(25)));

        Unconfirmed unconfirmed = (Unconfirmed) bench.posting(request).state();
        assertThat(unconfirmed.progress().phase()).isEqualTo(new Phase.Publishing(NOW));
        assertThat(unconfirmed.error().message()).contains("may be live");
        assertThat(unconfirmed.error().explanation()).contains("does not know the step of_another_version");
    }

    @Test
    void whatMayBeLiveIsLookedForAtWhateverStepTheRowSays() {
        UploadRequest request = given(Progress.startingAt(OF_ANOTHER_VERSION).withPhase(new Phase.Publishing(NOW)));
        platform.verify.add(_ -> new Verification.WentOut(FOUND, "found"));

        bench.runUntilQuiet();

        assertThat(bench.status(request)).isEqualTo(PostingStatus.COMPLETED);
    }

    @Test
    void whatIsLiveIsCompletedWhateverIsNotKnown() {
        UploadRequest first = given(live());
        bench.runUntilQuiet();
        bench.publishers = List.of();
        UploadRequest second = given(live());
        bench.runUntilQuiet();

        assertThat(List.of(first, second))
                .allSatisfy(request -> assertThat(
                                ((Completed) bench.posting(request).state()).post())
                        .isEqualTo(aPublishedPost()));
    }

    @Test
    void aStepThatWasRenamedIsFoundByItsOldName() {
        UploadRequest request = given(Progress.startingAt(new StepName("once_called_await")));
        platform.await.add(context -> {
            assertThat(context.checkpoint().values()).isEmpty();
            return new Outcome.Rejected(error("seen"));
        });

        bench.runUntilQuiet();

        assertThat(((Failed) bench.posting(request).state()).error()).isEqualTo(error("seen"));
    }

    @Test
    void aFlowThatCannotBeChosenIsAFailedTryThreeTimes() {
        UploadRequest request = bench.accept(anUploadRequest().to(INSTAGRAM).queued());
        platform.asFlowIsChosen = NotOfThisVersionTest::wentWrong;

        bench.passUntil(NOW.plus(Duration.ofHours(1)));

        assertThat(((Failed) bench.posting(request).state()).error().code()).isEqualTo("internal_error");
        assertThat(bench.queue.deadLetters()).hasSize(1);
        assertThat(bench.codes(request))
                .containsExactly(LogCode.RETRY_SCHEDULED, LogCode.RETRY_SCHEDULED, LogCode.FAILED);
        assertThat(bench.entries(request).toString()).doesNotContain("implementation");
    }

    @Test
    void aPostGoesOutWhenItsFlowCanBeChosenInTime() {
        UploadRequest request = bench.accept(anUploadRequest().to(INSTAGRAM).queued());
        platform.asFlowIsChosen = NotOfThisVersionTest::wentWrong;
        bench.invokeOnce();
        platform.asFlowIsChosen = () -> {};

        bench.runUntilQuiet();

        assertThat(bench.status(request)).isEqualTo(PostingStatus.COMPLETED);
    }

    @Test
    void whatMayBeLiveIsNotFailedByAFaultOfOurs() {
        UploadRequest request = given(published());
        platform.asFlowIsChosen = NotOfThisVersionTest::wentWrong;

        bench.passUntil(NOW.plus(Duration.ofHours(25)));

        assertThat(bench.status(request)).isEqualTo(PostingStatus.UNCONFIRMED);
    }

    @Test
    void whatIsLiveIsCompletedThoughAFaultOfOursKeepsItFromBeingToldMore() {
        UploadRequest request = given(live());
        platform.asFlowIsChosen = NotOfThisVersionTest::wentWrong;

        bench.passUntil(NOW.plus(Duration.ofHours(1)));

        assertThat(bench.status(request)).isEqualTo(PostingStatus.COMPLETED);
        assertThat(bench.queue.deadLetters()).isEmpty();
    }

    @Test
    void codeThatDoesNotFitTogetherIsAFaultLikeAnyOther() {
        UploadRequest request = bench.accept(anUploadRequest().to(INSTAGRAM).queued());
        for (int i = 0; i < 3; i++) {
            platform.prepare.add(_ -> {
                throw new NoSuchMethodError("a secret of the implementation");
            });
        }

        bench.passUntil(NOW.plus(Duration.ofHours(1)));

        assertThat(((Failed) bench.posting(request).state()).error().code()).isEqualTo("internal_error");
        assertThat(bench.queue.deadLetters()).hasSize(1);
    }

    private static void wentWrong() {
        throw new IllegalStateException("a secret of the implementation");
    }

    private static Progress published() {
        return Progress.startingAt(PUBLISH).withPhase(new Phase.Publishing(NOW));
    }

    private static Progress live() {
        return Progress.startingAt(OF_ANOTHER_VERSION).withPhase(new Phase.Live(aPublishedPost()));
    }

    private int given;

    /** A post that another version has brought so far. */
    private UploadRequest given(Progress progress) {
        Instant until = bench.clock.instant();
        UploadRequest request = bench.store.given(anUploadRequest()
                .number(++given)
                .with(INSTAGRAM, new Waiting(until, Wake.at(until.plusSeconds(60)), "something", progress))
                .queued());
        bench.connect(INSTAGRAM);
        nudge(request);
        return request;
    }

    private void nudge(UploadRequest request) {
        bench.queue.send(ALICE, List.of(bench.nudge(request.id(), INSTAGRAM)), Duration.ZERO);
    }
}
