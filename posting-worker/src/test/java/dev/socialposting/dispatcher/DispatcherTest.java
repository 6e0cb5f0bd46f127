package dev.socialposting.dispatcher;

import static dev.socialposting.uploads.model.Fixtures.BOB;
import static dev.socialposting.uploads.model.Fixtures.FACEBOOK;
import static dev.socialposting.uploads.model.Fixtures.FIRST_STEP;
import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static dev.socialposting.uploads.model.Fixtures.PUBLISH_STEP;
import static dev.socialposting.uploads.model.Fixtures.aPublishedPost;
import static dev.socialposting.uploads.model.Fixtures.anError;
import static dev.socialposting.uploads.model.Fixtures.anUploadRequest;
import static dev.socialposting.uploads.model.Fixtures.completed;
import static dev.socialposting.uploads.model.Fixtures.failed;
import static dev.socialposting.uploads.model.Fixtures.leasedBy;
import static dev.socialposting.uploads.model.Fixtures.queued;
import static dev.socialposting.uploads.model.Fixtures.requestId;
import static dev.socialposting.uploads.model.Fixtures.unconfirmed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.dispatcher.Dispatcher.Run;
import dev.socialposting.testing.SettableClock;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.LogCode;
import dev.socialposting.uploads.model.LogEntry;
import dev.socialposting.uploads.model.LogLevel;
import dev.socialposting.uploads.model.Phase;
import dev.socialposting.uploads.model.PostingError;
import dev.socialposting.uploads.model.PostingState;
import dev.socialposting.uploads.model.PostingStatus;
import dev.socialposting.uploads.model.Progress;
import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.model.Transition;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.model.UserId;
import dev.socialposting.uploads.model.Wake;
import dev.socialposting.uploads.model.WhoActs;
import dev.socialposting.uploads.queue.InMemoryPostingQueue;
import dev.socialposting.uploads.store.InMemoryPostingLog;
import dev.socialposting.uploads.store.InMemoryUploadRequestStore;
import dev.socialposting.uploads.store.ListFilter;
import dev.socialposting.uploads.store.Page;
import dev.socialposting.uploads.store.PageToken;
import dev.socialposting.uploads.store.UnreadableRowException;
import dev.socialposting.uploads.store.UploadRequestStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class DispatcherTest {
    private final SettableClock clock = new SettableClock(NOW);
    private final InMemoryUploadRequestStore store = new InMemoryUploadRequestStore(2);
    private final InMemoryPostingLog log = new InMemoryPostingLog();
    private final InMemoryPostingQueue queue = new InMemoryPostingQueue(clock);
    private final AtomicInteger ids = new AtomicInteger();
    private final Dispatcher dispatcher =
            new Dispatcher(store, log, queue, clock, () -> "nudge-" + ids.incrementAndGet());

    @Test
    void whatIsNotOverdueIsLeftAlone() {
        store.given(anUploadRequest().queued());
        clock.advance(Duration.ofSeconds(59));

        assertThat(dispatcher.run(Instant.MAX)).satisfies(did(0, 0, 0, 0));
        assertThat(queue.sent()).isEmpty();
    }

    @Test
    void aPostWhoseFirstNudgeWasLostIsNudgedAgainAndTheLogSaysSo() {
        UploadRequest request =
                store.given(anUploadRequest().to(INSTAGRAM, FACEBOOK).queued());
        clock.advance(Duration.ofSeconds(60));

        assertThat(dispatcher.run(Instant.MAX)).satisfies(did(2, 2, 0, 0));

        assertThat(nudged()).containsExactly(INSTAGRAM, FACEBOOK);
        assertThat(log.entries(request.id(), INSTAGRAM))
                .extracting(LogEntry::code)
                .containsExactly(LogCode.WORKER_LATE);
    }

    @Test
    void whatWasWrittenIsFollowedUpThoughItsAnswerWasLost() {
        UploadRequest request = store.given(anUploadRequest().to(INSTAGRAM).queued());
        clock.advance(Duration.ofSeconds(60));
        store.loseAnswerOfNextWrite();

        assertThat(dispatcher.run(Instant.MAX)).satisfies(did(1, 1, 0, 0));
        assertThat(nudged()).containsExactly(INSTAGRAM);

        clock.advance(Duration.ofDays(3));
        store.loseAnswerOfNextWrite();
        dispatcher.run(Instant.MAX);

        assertThat(store.stored(request.id()).posting(INSTAGRAM).orElseThrow().status())
                .isEqualTo(PostingStatus.FAILED);
        assertThat(log.entries(request.id(), INSTAGRAM))
                .extracting(LogEntry::code)
                .containsExactly(LogCode.WORKER_LATE, LogCode.FAILED);
    }

    @Test
    void aPostingWhoseWorkerDiedIsNudgedWhenTheLeaseIsOver() {
        UploadRequest request = store.given(anUploadRequest()
                .with(INSTAGRAM, leasedBy("dead", NOW.plusSeconds(90)))
                .with(FACEBOOK, completed())
                .queued());
        clock.advance(Duration.ofSeconds(90));

        dispatcher.run(Instant.MAX);

        assertThat(nudged()).containsExactly(INSTAGRAM);
        assertThat(log.entries(request.id(), INSTAGRAM))
                .extracting(LogEntry::code)
                .containsExactly(LogCode.WORKER_SILENT);
    }

    @Test
    void nudgesForOnePostingBecomeRarerSoThatABacklogDoesNotBreedMessages() {
        store.given(anUploadRequest().to(INSTAGRAM).queued());

        for (int minute = 0; minute < 60; minute++) {
            clock.advance(Duration.ofMinutes(1));
            dispatcher.run(Instant.MAX);
        }

        assertThat(queue.sent()).as("after 1, 2, 4, 8, 16, 31, 46 minutes").hasSize(7);
    }

    @Test
    void allPagesAreWorkedOff() {
        for (int n = 0; n < 7; n++) {
            store.given(anUploadRequest().number(n).to(INSTAGRAM).queued());
        }
        clock.advance(Duration.ofMinutes(1));

        assertThat(dispatcher.run(Instant.MAX)).satisfies(did(7, 7, 0, 0));
        assertThat(dispatcher.run(Instant.MAX)).as("none is nudged twice").satisfies(did(0, 0, 0, 0));
    }

    @Test
    void aUserWithManyOverdueRequestsKeepsNobodyWaiting() {
        for (int n = 0; n < 300; n++) {
            store.given(anUploadRequest().number(n).to(INSTAGRAM).queued());
        }
        clock.advance(Duration.ofSeconds(1));
        UploadRequest small =
                store.given(anUploadRequest().number(300).by(BOB).to(INSTAGRAM).queued());
        clock.advance(Duration.ofMinutes(2));

        dispatcher.run(Instant.MAX);

        assertThat(queue.sent()).hasSize(301);
        assertThat(queue.sent().subList(0, 2))
                .extracting(sent -> sent.nudge().requestId())
                .contains(small.id());
    }

    @Test
    void aRunThatIsShortOfTimeLeavesTheRestToTheNextOne() {
        store.given(anUploadRequest().to(INSTAGRAM).queued());
        clock.advance(Duration.ofMinutes(1));

        assertThat(dispatcher.run(clock.instant().minusSeconds(1))).satisfies(did(0, 0, 0, 0));
        assertThat(dispatcher.run(Instant.MAX)).satisfies(did(1, 1, 0, 0));
    }

    @Test
    void aNudgeThatCouldNotBeSentIsSentByALaterRun() {
        store.given(anUploadRequest().to(INSTAGRAM).queued());
        clock.advance(Duration.ofMinutes(1));
        queue.breakDown();
        assertThat(dispatcher.run(Instant.MAX)).satisfies(did(0, 0, 0, 1));

        queue.recover();
        clock.advance(Duration.ofMinutes(1));

        assertThat(dispatcher.run(Instant.MAX)).satisfies(did(1, 1, 0, 0));
    }

    @Test
    void aScheduledPostIsCalledWhenItsPreparationBegins() {
        UploadRequest request = store.given(anUploadRequest()
                .to(INSTAGRAM)
                .scheduledAt(NOW.plus(Duration.ofHours(2)))
                .queued());
        clock.advance(Duration.ofMinutes(110).minusMillis(1));
        assertThat(dispatcher.run(Instant.MAX)).isEqualTo(Run.NOTHING);

        clock.advance(Duration.ofMillis(1));

        assertThat(dispatcher.run(Instant.MAX)).satisfies(did(0, 1, 0, 0));
        assertThat(log.codes(request.id(), INSTAGRAM)).containsExactly(LogCode.PREPARATION_DUE);
    }

    @Test
    void aPostingThatTheDispatcherItselfIsToGoOnWithIsOverdueOnlyIfNobodyComesThen() {
        Instant longAway = NOW.plus(Duration.ofHours(2));
        store.given(
                anUploadRequest().number(1).to(INSTAGRAM).scheduledAt(longAway).queued());
        store.given(anUploadRequest()
                .number(2)
                .with(
                        INSTAGRAM,
                        new PostingState.Waiting(
                                NOW.plus(Duration.ofMinutes(110)),
                                Wake.at(NOW.plus(Duration.ofMinutes(110))),
                                "the platform's limit",
                                Progress.startingAt(FIRST_STEP)))
                .queued());
        clock.advance(Duration.ofMinutes(110));

        assertThat(dispatcher.run(Instant.MAX)).satisfies(did(0, 2, 0, 0));
        clock.advance(Duration.ofMinutes(1));
        assertThat(dispatcher.run(Instant.MAX)).satisfies(did(2, 2, 0, 0));
    }

    @Test
    void howLongTheLatestPostingHasBeenLateIsToldHoweverOftenItWasNudged() {
        store.given(anUploadRequest().number(1).to(INSTAGRAM).queued());
        clock.advance(Duration.ofMinutes(1));
        assertThat(dispatcher.run(Instant.MAX).longest()).isEqualTo(Duration.ZERO);
        for (int minute = 1; minute < 30; minute++) {
            clock.advance(Duration.ofMinutes(1));
            dispatcher.run(Instant.MAX);
        }
        store.given(anUploadRequest().number(2).to(INSTAGRAM).queued());
        clock.advance(Duration.ofMinutes(1));

        assertThat(dispatcher.run(Instant.MAX).longest()).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void aRowThatCannotBeReadIsLeftAsideAndCountedAndKeepsNoOtherOneWaiting() {
        for (int n = 1; n <= 5; n++) {
            store.given(anUploadRequest().number(n).to(INSTAGRAM).queued());
        }
        clock.advance(Duration.ofMinutes(1));
        Dispatcher withOneBrokenRow = new Dispatcher(new BrokenRow(store, requestId(1)), log, queue, clock, () -> "id");

        Run run = withOneBrokenRow.run(Instant.MAX);

        assertThat(run).satisfies(did(4, 4, 0, 0));
        assertThat(run.unreadable()).isEqualTo(1);
        assertThat(queue.sent())
                .extracting(sent -> sent.nudge().requestId())
                .containsExactlyInAnyOrder(requestId(2), requestId(3), requestId(4), requestId(5));
    }

    @Test
    void whatShouldHaveEndedLongAgoAndCannotBeEndedIsCounted() {
        UploadRequest request = store.given(anUploadRequest().to(INSTAGRAM).queued());
        clock.advance(Duration.ofHours(25).plusSeconds(1));
        store.beforeNextWrite(() -> {
            throw new IllegalStateException("the row cannot be written");
        });

        Run refused = dispatcher.run(Instant.MAX);
        assertThat(refused).satisfies(did(0, 0, 0, 1));
        assertThat(refused.unended()).isEqualTo(1);

        assertThat(dispatcher.run(Instant.MAX).unended()).isZero();
        assertThat(state(request, INSTAGRAM)).isInstanceOf(PostingState.Failed.class);
    }

    @Test
    void whatAWorkerHoldsOnToLongAfterItsDeadlineIsCountedAsUnended() {
        Instant late = NOW.plus(Duration.ofHours(25)).plusSeconds(1);
        store.given(anUploadRequest()
                .with(INSTAGRAM, leasedBy("alive", late.plusSeconds(60)))
                .with(FACEBOOK, queued())
                .queued());
        clock.set(late);

        assertThat(dispatcher.run(Instant.MAX).unended()).isEqualTo(1);
    }

    @Test
    void whatWaitsWithinAnHourOfItsDeadlineIsNotCountedAsUnended() {
        store.given(anUploadRequest().to(INSTAGRAM).queued());
        clock.advance(Duration.ofHours(25));
        store.beforeNextWrite(() -> {
            throw new IllegalStateException("the row cannot be written");
        });

        assertThat(dispatcher.run(Instant.MAX).unended()).isZero();
    }

    @Test
    void whatNoWorkerTookUpByAQuarterOfAnHourAfterItsDeadlineFailsAndSaysWhy() {
        UploadRequest request = store.given(anUploadRequest().to(INSTAGRAM).queued());
        clock.advance(Duration.ofHours(24).plusMinutes(15));
        assertThat(dispatcher.run(Instant.MAX)).satisfies(did(1, 1, 0, 0));

        clock.advance(Duration.ofMinutes(1));
        assertThat(dispatcher.run(Instant.MAX)).satisfies(did(1, 0, 1, 0));

        PostingState.Failed failed = (PostingState.Failed) state(request, INSTAGRAM);
        assertThat(failed.error().code()).isEqualTo("deadline_passed");
        assertThat(failed.error().whoActs()).isEqualTo(WhoActs.OPERATOR);
        assertThat(failed.error().explanation()).contains("No worker took the post up in time", "not live");
        LogEntry line = log.entries(request.id(), INSTAGRAM).getLast();
        assertThat(line.level()).isEqualTo(LogLevel.ERROR);
        assertThat(line.code()).isEqualTo(LogCode.FAILED);
        assertThat(line.fields()).containsEntry("who_acts", "operator").containsEntry("ended_by", "dispatcher");
        assertThat(store.stored(request.id()).wakeAt()).isEmpty();
    }

    @Test
    void itQuotesThePlatformIfThatHeldThePostUp() {
        UploadRequest request = store.given(anUploadRequest()
                .with(INSTAGRAM, waiting(Progress.startingAt(FIRST_STEP).withLastError(anError("rate_limited"))))
                .queued());
        clock.advance(Duration.ofHours(25));

        dispatcher.run(Instant.MAX);

        PostingError error = ((PostingState.Failed) state(request, INSTAGRAM)).error();
        assertThat(error.message()).isEqualTo(anError("x").message());
        assertThat(error.platformCode()).contains("190/463");
        assertThat(error.explanation()).contains("No worker", anError("x").explanation());
    }

    @Test
    void whatMayBeLiveIsNotCalledFailedAndWhatIsLiveIsCompleted() {
        Progress begun = Progress.startingAt(PUBLISH_STEP);
        UploadRequest request = store.given(anUploadRequest()
                .with(INSTAGRAM, waiting(begun.withPhase(new Phase.Publishing(NOW))))
                .with(FACEBOOK, waiting(begun.withPhase(new Phase.Live(aPublishedPost()))))
                .queued());
        clock.advance(Duration.ofHours(25));

        assertThat(dispatcher.run(Instant.MAX)).satisfies(did(0, 0, 2, 0));

        PostingState.Unconfirmed unconfirmed = (PostingState.Unconfirmed) state(request, INSTAGRAM);
        assertThat(unconfirmed.error().explanation()).contains("no worker was there to look");
        assertThat(unconfirmed.error().nextStep()).contains("Look at the account");
        assertThat(log.entries(request.id(), INSTAGRAM).getLast().level()).isEqualTo(LogLevel.ERROR);
        assertThat(log.codes(request.id(), INSTAGRAM)).endsWith(LogCode.UNCONFIRMED);
        assertThat(log.codes(request.id(), FACEBOOK)).endsWith(LogCode.COMPLETED);
        assertThat(((PostingState.Completed) state(request, FACEBOOK)).post()).isEqualTo(aPublishedPost());
        assertThat(log.entries(request.id(), FACEBOOK).getLast().level()).isEqualTo(LogLevel.WARNING);
        assertThat(queue.sent()).isEmpty();
    }

    @Test
    void aCallThatThePlatformHadTakenIsToldToHaveBeenTaken() {
        UploadRequest request = store.given(anUploadRequest()
                .with(
                        INSTAGRAM,
                        waiting(Progress.startingAt(PUBLISH_STEP)
                                .withPhase(new Phase.Publishing(NOW))
                                .acknowledged(NOW.plusSeconds(3))))
                .queued());
        clock.advance(Duration.ofHours(25));

        dispatcher.run(Instant.MAX);

        PostingState.Unconfirmed unconfirmed = (PostingState.Unconfirmed) state(request, INSTAGRAM);
        assertThat(unconfirmed.error().explanation())
                .contains("The platform acknowledged the publish call at " + NOW.plusSeconds(3), "no worker was there");
        assertThat(unconfirmed.progress().acknowledgedAt()).contains(NOW.plusSeconds(3));
    }

    @Test
    void aPostThatAWorkerHadBegunIsNotSaidToHaveBeenTakenUpByNone() {
        UploadRequest request = store.given(anUploadRequest()
                .with(INSTAGRAM, waiting(Progress.startingAt(FIRST_STEP)))
                .queued());
        clock.advance(Duration.ofHours(25));

        dispatcher.run(Instant.MAX);

        assertThat(((PostingState.Failed) state(request, INSTAGRAM)).error().explanation())
                .startsWith("No worker went on with the post in time.");
    }

    @Test
    void aRunThatIsShortOfTimeReadsNoFurtherPage() {
        for (int n = 1; n <= 11; n++) {
            store.given(anUploadRequest().number(n).to(INSTAGRAM).queued());
        }
        clock.advance(Duration.ofMinutes(1));

        assertThat(dispatcher.run(clock.instant().minusSeconds(1))).satisfies(did(0, 0, 0, 0));
    }

    @Test
    void aCallThatNothingWasSeenOfMayStillHaveCome() {
        UploadRequest request = store.given(anUploadRequest()
                .with(
                        INSTAGRAM,
                        waiting(Progress.startingAt(PUBLISH_STEP)
                                .withPhase(new Phase.Publishing(NOW))
                                .beforeAnotherCall()))
                .queued());
        clock.advance(Duration.ofHours(25));

        dispatcher.run(Instant.MAX);

        PostingState.Unconfirmed unconfirmed = (PostingState.Unconfirmed) state(request, INSTAGRAM);
        assertThat(unconfirmed.error().explanation()).contains("no worker was there to look");
        assertThat(unconfirmed.progress().phase()).isEqualTo(new Phase.Publishing(NOW));
    }

    @Test
    void aWorkerThatHasTheLeaseIsNotInterruptedAndItsNeighbourEnds() {
        Instant late = NOW.plus(Duration.ofHours(25));
        UploadRequest request = store.given(anUploadRequest()
                .with(INSTAGRAM, leasedBy("alive", late.plusSeconds(60)))
                .with(FACEBOOK, queued())
                .queued());
        clock.set(late);

        assertThat(dispatcher.run(Instant.MAX)).satisfies(did(1, 0, 1, 0));
        assertThat(state(request, INSTAGRAM)).isEqualTo(leasedBy("alive", late.plusSeconds(60)));
        assertThat(state(request, FACEBOOK)).isInstanceOf(PostingState.Failed.class);
    }

    @Test
    void oneOfARequestEndsAndAnotherThatWasTriedAgainIsNudged() {
        UploadRequest request = store.given(
                anUploadRequest().with(INSTAGRAM, failed()).to(FACEBOOK).queued());
        clock.advance(Duration.ofHours(25));
        store.update(request, row -> row.retry(List.of(INSTAGRAM), clock.instant()));
        clock.advance(Duration.ofMinutes(1));

        assertThat(dispatcher.run(Instant.MAX)).satisfies(did(2, 1, 1, 0));
        assertThat(nudged()).containsExactly(INSTAGRAM);
    }

    @Test
    void anotherLookAtAnUnconfirmedPostHasItsTimeAlthoughTheDeadlineIsLongOver() {
        UploadRequest request =
                store.given(anUploadRequest().with(INSTAGRAM, unconfirmed()).queued());
        clock.advance(Duration.ofDays(3));
        store.update(request, row -> row.verify(List.of(INSTAGRAM), clock.instant()));
        clock.advance(Duration.ofMinutes(1));

        assertThat(dispatcher.run(Instant.MAX)).satisfies(did(1, 1, 0, 0));
    }

    private PostingState state(UploadRequest request, Destination destination) {
        return store.stored(request.id()).posting(destination).orElseThrow().state();
    }

    private static PostingState waiting(Progress progress) {
        return new PostingState.Waiting(NOW, Wake.at(NOW), "something", progress);
    }

    private List<Destination> nudged() {
        return queue.sent().stream().map(sent -> sent.nudge().destination()).toList();
    }

    /** A store that cannot read one of its rows. */
    private static Consumer<Run> did(int overdue, int nudges, int ended, int failures) {
        return run -> assertThat(List.of(run.overdue(), run.nudges(), run.ended(), run.failures()))
                .isEqualTo(List.of(overdue, nudges, ended, failures));
    }

    private record BrokenRow(UploadRequestStore store, RequestId broken) implements UploadRequestStore {
        @Override
        public Creation create(UploadRequest request) {
            return store.create(request);
        }

        @Override
        public Optional<UploadRequest> find(RequestId id) {
            if (id.equals(broken)) {
                throw new UnreadableRowException(id.value(), new IllegalStateException("no caption"));
            }
            return store.find(id);
        }

        @Override
        public Update update(UploadRequest known, Function<UploadRequest, Transition<UploadRequest>> move) {
            return store.update(known, move);
        }

        @Override
        public Page<UploadRequest> list(UserId userId, ListFilter filter, int limit, Optional<PageToken> from) {
            return store.list(userId, filter, limit, from);
        }

        @Override
        public Page<RequestId> due(Instant now, Optional<PageToken> from) {
            return store.due(now, from);
        }

        @Override
        public Map<RequestId, UserId> owners(Collection<RequestId> ids) {
            return store.owners(ids);
        }
    }
}
