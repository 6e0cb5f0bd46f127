package dev.socialposting.uploads.model;

import static dev.socialposting.uploads.model.Fixtures.FIRST_STEP;
import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static dev.socialposting.uploads.model.Fixtures.PUBLISH_STEP;
import static dev.socialposting.uploads.model.Fixtures.aLease;
import static dev.socialposting.uploads.model.Fixtures.aPublishedPost;
import static dev.socialposting.uploads.model.Fixtures.anError;
import static dev.socialposting.uploads.model.Fixtures.completed;
import static dev.socialposting.uploads.model.Fixtures.deadLettered;
import static dev.socialposting.uploads.model.Fixtures.failed;
import static dev.socialposting.uploads.model.Fixtures.leasedBy;
import static dev.socialposting.uploads.model.Fixtures.queued;
import static dev.socialposting.uploads.model.Fixtures.unconfirmed;
import static dev.socialposting.uploads.model.Fixtures.waitingUntil;
import static dev.socialposting.uploads.model.Transitions.moved;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.uploads.model.PostingState.Failed;
import dev.socialposting.uploads.model.PostingState.Leased;
import dev.socialposting.uploads.model.PostingState.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class PostingTest {
    private static final Instant LATER = NOW.plusSeconds(30);
    private static final Lease LEASE = aLease("turn-1", NOW.plusSeconds(90));
    private static final NudgeId NUDGE = new NudgeId("nudge-1");

    @Nested
    class ALease {
        @Test
        void beginsAQueuedPostingAtItsFirstStep() {
            Posting leased = moved(in(queued()).lease(LEASE, FIRST_STEP, LATER));

            assertThat(leased.state())
                    .isEqualTo(new Leased(LEASE, new Wake(LEASE.until(), 0), Progress.startingAt(FIRST_STEP)));
            assertThat(leased.updatedAt()).isEqualTo(LATER);
            assertThat(leased.createdAt()).isEqualTo(NOW);
            assertThat(leased.status()).isEqualTo(PostingStatus.PROCESSING);
        }

        @Test
        void goesOnWhereAWaitingPostingStood() {
            Waiting waiting = waitingUntil(LATER);

            Posting leased = moved(in(waiting).lease(LEASE, PUBLISH_STEP, LATER));

            assertThat(leased.state()).isEqualTo(new Leased(LEASE, Wake.at(LEASE.until()), waiting.progress()));
        }

        @Test
        void isRefusedBeforeTheTimeThatIsWaitedForGiveOrTakeTwoSeconds() {
            Posting posting = in(waitingUntil(LATER));

            assertThat(posting.lease(LEASE, FIRST_STEP, LATER.minusSeconds(2).minusNanos(1)))
                    .isEqualTo(Transition.refused(Refusal.NOT_DUE));
            assertThat(posting.lease(LEASE, FIRST_STEP, LATER.minusSeconds(2))).isInstanceOf(Transition.Moved.class);
        }

        @Test
        void isRefusedWhileAnotherTurnHasIt() {
            Posting posting = in(leasedBy("turn-2", LATER));

            assertThat(posting.lease(LEASE, FIRST_STEP, LATER.minusNanos(1)))
                    .isEqualTo(Transition.refused(Refusal.LEASED_BY_ANOTHER));
        }

        @Test
        void isTakenFromATurnWhoseTimeIsOver() {
            Progress progress = Progress.startingAt(PUBLISH_STEP).withPhase(new Phase.Publishing(NOW));
            Posting posting = in(new Leased(aLease("turn-2", LATER), Wake.at(LATER), progress));

            Posting leased = moved(posting.lease(LEASE, FIRST_STEP, LATER));

            assertThat(leased.state()).isEqualTo(new Leased(LEASE, Wake.at(LEASE.until()), progress));
        }

        @Test
        void isGivenAgainToTheTurnThatHasIt() {
            Posting leased = moved(in(queued()).lease(LEASE, FIRST_STEP, NOW));

            assertThat(moved(leased.lease(LEASE, FIRST_STEP, NOW))).isEqualTo(leased);
        }

        @Test
        void isRefusedOnceThePostingHasEnded() {
            for (PostingState ended : List.of(completed(), failed(), deadLettered(NUDGE), unconfirmed())) {
                assertThat(in(ended).lease(LEASE, FIRST_STEP, NOW.plus(Duration.ofDays(30))))
                        .isEqualTo(Transition.refused(Refusal.ALREADY_FINAL));
            }
        }
    }

    @Nested
    class TheHolderOfALease {
        private final Posting posting = in(leasedBy("turn-1", LATER));

        @Test
        void movesThePosting() {
            Posting done = moved(posting.whileLeasedBy("turn-1", LATER, leased -> leased.completed(aPublishedPost())));

            assertThat(done.status()).isEqualTo(PostingStatus.COMPLETED);
            assertThat(done.updatedAt()).isEqualTo(LATER);
            assertThat(done.wake()).isEmpty();
        }

        @Test
        void movesItAfterItsTimeTooIfNobodyTookIt() {
            assertThat(posting.whileLeasedBy("turn-1", LATER.plusSeconds(60), leased -> leased))
                    .isInstanceOf(Transition.Moved.class);
        }

        @Test
        void movesItNoMoreOnceAnotherTurnHasIt() {
            Posting taken = moved(posting.lease(aLease("turn-2", LATER.plusSeconds(90)), FIRST_STEP, LATER));

            assertThat(taken.whileLeasedBy("turn-1", LATER, leased -> leased))
                    .isEqualTo(Transition.refused(Refusal.LEASE_LOST));
        }

        @Test
        void movesItNoMoreOnceItIsNotLeased() {
            for (PostingState state : List.of(queued(), waitingUntil(LATER), completed(), failed(), unconfirmed())) {
                assertThat(in(state).whileLeasedBy("turn-1", NOW, leased -> leased))
                        .isEqualTo(Transition.refused(Refusal.LEASE_LOST));
            }
        }

        @Test
        void extendsTheLeaseAndIsWokenAtItsNewEnd() {
            Progress progress = Progress.startingAt(PUBLISH_STEP);

            Posting continued = moved(
                    posting.whileLeasedBy("turn-1", NOW, leased -> leased.continued(LATER.plusSeconds(90), progress)));

            Instant end = LATER.plusSeconds(90);
            assertThat(continued.state()).isEqualTo(new Leased(aLease("turn-1", end), Wake.at(end), progress));
        }

        @Test
        void neverShortensTheLease() {
            Leased continued = leasedBy("turn-1", LATER).continued(NOW, Progress.startingAt(PUBLISH_STEP));

            assertThat(continued.lease()).isEqualTo(aLease("turn-1", LATER));
        }
    }

    /** The log has texts of platforms whole; a row that could not be written any more would lose the post. */
    @Nested
    class ARow {
        private final PostingError longWinded = new PostingError(
                "platform_rejected",
                "message ".repeat(1000),
                Optional.of("1/".repeat(100)),
                "explanation ".repeat(1000),
                WhoActs.USER,
                "next ".repeat(1000),
                true);

        @Test
        void keepsTheBeginningOfAPlatformsWordsAndSaysThatThereWasMore() {
            PostingError kept = errorOf(in(new Failed(longWinded, Optional.empty(), Progress.startingAt(FIRST_STEP))));

            assertThat(kept.message()).startsWith("message message ").endsWith("… (cut; the log has all of it)");
            assertThat(BoundedText.bytes(kept.message())).isEqualTo(800);
            assertThat(BoundedText.bytes(kept.explanation())).isEqualTo(500);
            assertThat(BoundedText.bytes(kept.nextStep())).isEqualTo(300);
            assertThat(kept.platformCode().orElseThrow()).hasSizeLessThanOrEqualTo(70);
        }

        @Test
        void keepsAsMuchOfWhatIsWaitedForAndWhy() {
            Progress progress = Progress.startingAt(FIRST_STEP).withLastError(longWinded);

            Waiting kept = (Waiting) in(new Waiting(LATER, Wake.at(LATER), "for ".repeat(1000), progress))
                    .state();

            assertThat(BoundedText.bytes(kept.waitingFor())).isEqualTo(200);
            assertThat(BoundedText.bytes(
                            kept.progress().lastError().orElseThrow().message()))
                    .isEqualTo(800);
        }

        @Test
        void doesNotSayTwiceWhyItEnded() {
            Progress progress = Progress.startingAt(FIRST_STEP).withFailedTry(anError("x"));

            Posting ended = in(new Failed(anError("x"), Optional.empty(), progress));

            assertThat(ended.state().startedProgress().flatMap(Progress::lastError))
                    .isEmpty();
        }

        @Test
        void saysWhyItEndedOfWhatIsTriedAgain() {
            Posting again = moved(in(new Failed(anError("x"), Optional.empty(), Progress.startingAt(FIRST_STEP)))
                    .retry(LATER));

            assertThat(again.state().startedProgress().flatMap(Progress::lastError))
                    .contains(anError("x"));
        }

        private static PostingError errorOf(Posting posting) {
            return ((Failed) posting.state()).error();
        }
    }

    @Nested
    class ARedrive {
        @Test
        void givesAllTriesAgainUntilTheDeadline() {
            Posting posting = in(deadLettered(NUDGE));
            Instant shortlyBefore = posting.publishBy().minusNanos(1);

            Posting redriven = moved(posting.redrive(LEASE, Optional.empty(), shortlyBefore));

            Progress before = posting.state().startedProgress().orElseThrow();
            PostingError why = ((Failed) posting.state()).error();
            assertThat(redriven.state())
                    .isEqualTo(new Leased(
                            LEASE,
                            Wake.at(LEASE.until()),
                            before.withFreshTries().withLastError(why)));
            assertThat(redriven.publishBy()).isEqualTo(posting.publishBy());
            assertThat(redriven.updatedAt()).isEqualTo(shortlyBefore);
            assertThat(redriven.createdAt()).isEqualTo(posting.createdAt());
        }

        @Test
        void isRefusedAfterTheDeadlineAndOnlyToldOf() {
            Posting posting = in(deadLettered(NUDGE));
            Instant deadline = posting.publishBy();

            assertThat(posting.redrive(LEASE, Optional.empty(), deadline))
                    .isEqualTo(Transition.refused(Refusal.ALREADY_FINAL));
            assertThat(moved(posting.redriveTooLate(Optional.empty(), deadline)))
                    .isEqualTo(posting);
            assertThat(posting.redriveTooLate(Optional.empty(), deadline.minusNanos(1)))
                    .isInstanceOf(Transition.Refused.class);
        }

        @Test
        void givesADayMoreIfItsOperatorLetsItPassTheDeadline() {
            Posting posting = in(deadLettered(NUDGE));
            Instant deadline = posting.publishBy();
            Instant longAfter = deadline.plus(Duration.ofDays(3));

            Posting redriven = moved(posting.redrive(LEASE, Optional.of(deadline), longAfter));

            assertThat(redriven.publishBy()).isEqualTo(longAfter.plus(Duration.ofHours(24)));
            assertThat(posting.redriveTooLate(Optional.of(deadline), longAfter)).isInstanceOf(Transition.Refused.class);
        }

        @Test
        void keepsADeadlineThatIsNotOverEvenIfItMayPassIt() {
            Posting posting = in(deadLettered(NUDGE));
            Instant deadline = posting.publishBy();

            assertThat(moved(posting.redrive(LEASE, Optional.of(deadline), deadline.minusNanos(1)))
                            .publishBy())
                    .isEqualTo(deadline);
        }

        @Test
        void doesNotPassALaterDeadlineThanTheOneThatItMayPass() {
            Posting posting = in(deadLettered(NUDGE));
            Instant deadline = posting.publishBy();

            assertThat(posting.redrive(LEASE, Optional.of(deadline.minusSeconds(1)), deadline))
                    .isInstanceOf(Transition.Refused.class);
        }

        @Test
        void keepsTheMarkThatAPublishCallMayHaveBeenMade() {
            Phase mark = new Phase.Publishing(NOW);
            Progress progress = new Progress(
                    PUBLISH_STEP,
                    3,
                    1,
                    Checkpoint.EMPTY.with("container_id", "17"),
                    mark,
                    Optional.of(NOW),
                    Optional.of(anError("x")));

            Posting redriven = moved(
                    in(new Failed(anError("x"), Optional.of(NUDGE), progress)).redrive(LEASE, Optional.empty(), NOW));

            Progress after = redriven.state().startedProgress().orElseThrow();
            assertThat(after.phase()).isEqualTo(mark);
            assertThat(after.checkpoint()).isEqualTo(progress.checkpoint());
            assertThat(after.restarts()).isEqualTo(1);
            assertThat(after.triesUsedUp()).isFalse();
            assertThat(after.attempt()).isEqualTo(1);
        }

        @Test
        void isForDeadLettersOnly() {
            for (PostingState state : List.of(
                    failed(), completed(), unconfirmed(), queued(), waitingUntil(LATER), leasedBy("turn-2", LATER))) {
                assertThat(in(state).redrive(LEASE, Optional.empty(), NOW))
                        .as("%s", state)
                        .isInstanceOf(Transition.Refused.class);
            }
        }
    }

    @Nested
    class ANudgeOfTheDispatcher {
        @Test
        void isForOverduePostingsOnly() {
            Instant wake = queued().wake().at();

            assertThat(in(queued()).nudged(wake.minusNanos(1))).isEqualTo(Transition.refused(Refusal.NOT_DUE));
            assertThat(in(queued()).nudged(wake)).isInstanceOf(Transition.Moved.class);
        }

        @Test
        void comesAfterOneTwoFourEightAndThenAlwaysFifteenMinutes() {
            Posting posting = in(queued());
            List<Duration> backoffs = new ArrayList<>();
            for (int n = 0; n < 7; n++) {
                Instant overdue = wakeOf(posting).at().plusSeconds(7);
                posting = moved(posting.nudged(overdue));
                backoffs.add(Duration.between(overdue, wakeOf(posting).at()));
            }

            assertThat(backoffs.stream().map(Duration::toMinutes)).containsExactly(1L, 2L, 4L, 8L, 15L, 15L, 15L);
            assertThat(wakeOf(posting).nudges()).isEqualTo(7);
        }

        @Test
        void changesNothingButTheWakeTime() {
            Instant overdue = LATER.plusSeconds(600);
            for (PostingState.InFlight state : List.of(queued(), waitingUntil(LATER), leasedBy("turn-2", LATER))) {
                Posting before = in(state);

                Posting nudged = moved(before.nudged(overdue));

                assertThat(nudged.state()).isEqualTo(state.withWake(wakeOf(nudged)));
                assertThat(nudged.updatedAt()).isEqualTo(before.updatedAt());
                assertThat(nudged.publishBy()).isEqualTo(before.publishBy());
            }
        }

        @Test
        void isForgottenWhenThePostingMoves() {
            Posting nudged = moved(in(queued()).nudged(NOW.plusSeconds(3600)));

            Posting leased = moved(nudged.lease(LEASE, FIRST_STEP, NOW));

            assertThat(wakeOf(leased).nudges()).isZero();
        }

        @Test
        void isNotForWhatHasEnded() {
            assertThat(in(completed()).nudged(NOW.plus(Duration.ofDays(9))))
                    .isEqualTo(Transition.refused(Refusal.ALREADY_FINAL));
        }
    }

    @Property
    void aPostingHasAWakeTimeAsLongAsItHasNotEnded(@ForAll("postings") Posting posting) {
        assertThat(posting.wake().isPresent()).isEqualTo(!posting.status().isFinal());
        assertThat(posting.state() instanceof PostingState.Final)
                .isEqualTo(posting.status().isFinal());
    }

    @Property
    void whatHasStartedHasProgress(@ForAll("postings") Posting posting) {
        boolean hasProgress = posting.state().startedProgress().isPresent();
        switch (posting.status()) {
            case SCHEDULED, QUEUED -> assertThat(hasProgress).isFalse();
            case PROCESSING, COMPLETED, UNCONFIRMED -> assertThat(hasProgress).isTrue();
            case FAILED, CANCELLED -> {} // It may have ended before it began, and after.
        }
    }

    @Property
    void aNudgeAlwaysComesAtMostFifteenMinutesLater(
            @ForAll("postings") Posting posting, @ForAll("instants") Instant at) {
        if (posting.nudged(at) instanceof Transition.Moved<Posting>(Posting nudged)) {
            assertThat(Duration.between(at, wakeOf(nudged).at()))
                    .isBetween(Duration.ofMinutes(1), Duration.ofMinutes(15));
        }
    }

    @Property
    void twoTurnsNeverHoldOnePosting(@ForAll("postings") Posting posting, @ForAll("instants") Instant at) {
        Lease other = aLease("turn-2", at.plusSeconds(90));
        if (posting.lease(aLease("turn-1", at.plusNanos(1)), FIRST_STEP, at)
                instanceof Transition.Moved<Posting>(Posting leased)) {
            assertThat(leased.lease(other, FIRST_STEP, at)).isEqualTo(Transition.refused(Refusal.LEASED_BY_ANOTHER));
        }
    }

    @Provide
    Arbitrary<Posting> postings() {
        return AnyUploadRequest.postings();
    }

    @Provide
    Arbitrary<Instant> instants() {
        return AnyUploadRequest.instants();
    }

    private static Wake wakeOf(Posting posting) {
        return posting.wake().orElseThrow();
    }

    private static Posting in(PostingState state) {
        return new Posting(INSTAGRAM, PostingOptions.NONE, NOW, NOW, NOW.plus(Duration.ofHours(24)), state);
    }
}
