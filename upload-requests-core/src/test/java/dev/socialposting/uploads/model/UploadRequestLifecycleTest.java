package dev.socialposting.uploads.model;

import static dev.socialposting.uploads.model.Fixtures.FIRST_STEP;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static dev.socialposting.uploads.model.Fixtures.aLease;
import static dev.socialposting.uploads.model.Fixtures.aPublishedPost;
import static dev.socialposting.uploads.model.Fixtures.anError;
import static dev.socialposting.uploads.model.Fixtures.anUploadRequest;
import static dev.socialposting.uploads.model.Fixtures.instagramAccount;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Whatever workers, dispatcher and operators do to a request, in whatever order: some things always hold. */
final class UploadRequestLifecycleTest {
    private static final int DESTINATIONS = 3;

    @Property(tries = 300)
    void whateverHappensTheRulesHold(@ForAll("happenings") List<Happening> happenings) {
        UploadRequest request = anUploadRequest()
                .to(instagramAccount(0), instagramAccount(1), instagramAccount(2))
                .queued();
        obeysTheRules(request, happenings);
    }

    @Property(tries = 300)
    void whateverHappensToAScheduledRequestTheRulesHold(
            @ForAll("happenings") List<Happening> happenings, @ForAll @IntRange(max = 7200) int secondsAhead) {
        UploadRequest request = anUploadRequest()
                .to(instagramAccount(0), instagramAccount(1), instagramAccount(2))
                .scheduledAt(NOW.plusSeconds(secondsAhead))
                .queued();
        obeysTheRules(request, happenings);
    }

    private static void obeysTheRules(UploadRequest first, List<Happening> happenings) {
        UploadRequest request = first;
        Instant now = NOW;

        for (Happening happening : happenings) {
            now = now.plusSeconds(happening.secondsLater());
            Transition<UploadRequest> transition = happening.happensTo(request, now);
            if (transition instanceof Transition.Moved<UploadRequest>(UploadRequest after)) {
                assertThatTheRulesHold(request, after, happening, now);
                request = after;
            }
        }
    }

    private static void assertThatTheRulesHold(
            UploadRequest before, UploadRequest after, Happening happening, Instant now) {
        assertThat(after.postings().sequencedKeySet())
                .containsExactlyElementsOf(before.postings().sequencedKeySet());
        assertThat(after.createdAt()).isEqualTo(before.createdAt());
        assertThat(after.updatedAt()).isAfterOrEqualTo(before.updatedAt());
        assertThat(after.version()).isEqualTo(before.version());
        before.postings().forEach((destination, posting) -> {
            PostingState then = posting.state();
            PostingState since = after.posting(destination).orElseThrow().state();
            if (then instanceof PostingState.Final && !then.equals(since)) {
                assertThat(happening.deed())
                        .as("only a person brings back what ended, and only what is not known to be live: %s", then)
                        .isIn(
                                switch (then) {
                                    case PostingState.Failed _ -> List.of(Deed.REDRIVE, Deed.RETRY);
                                    case PostingState.Unconfirmed _ ->
                                        List.of(Deed.VERIFY, Deed.RESOLVE_THERE, Deed.RESOLVE_NOT_THERE);
                                    case PostingState.Completed _, PostingState.Cancelled _ -> List.of();
                                    case PostingState.InFlight _ -> throw new AssertionError("not final");
                                });
            }
            if (then instanceof PostingState.Leased held
                    && since instanceof PostingState.Leased holds
                    && !holds.lease().isOwnedBy(held.lease().owner())) {
                assertThat(held.lease().isOverAt(now))
                        .as("a lease is not taken before it is over")
                        .isTrue();
            }
            if (!then.equals(since) && happening.deed() == Deed.CHANGE) {
                assertThat(then).as("only what has not started is changed").isInstanceOf(PostingState.Scheduled.class);
            }
            if (then instanceof PostingState.Scheduled scheduled && since instanceof PostingState.Leased) {
                assertThat(now.plus(Posting.EARLY_TOLERANCE))
                        .as("nothing is prepared before the time for it")
                        .isAfterOrEqualTo(scheduled.startAt());
            }
            if (happening.deed() == Deed.END_ABANDONED && !then.equals(since)) {
                assertThat(now).isAfter(posting.publishBy().plus(Posting.TIME_FOR_A_WORKER_TO_END_IT));
                assertThat(since).isInstanceOf(PostingState.Final.class);
                assertThat(since instanceof PostingState.Failed && mayHaveGoneOut(then))
                        .as("what may be live is not called failed")
                        .isFalse();
                assertThat(isMarked(since))
                        .as("what is unconfirmed has a publish mark")
                        .isEqualTo(since instanceof PostingState.Unconfirmed);
                if (then instanceof PostingState.Leased held) {
                    assertThat(held.lease().isOverAt(now)).isTrue();
                }
            }
            if (since instanceof PostingState.InFlight inFlight && happening.deed() == Deed.DISPATCH) {
                assertThat(inFlight.wake().isOverdueAt(now)).isFalse();
            }
            if (since instanceof PostingState.Cancelled) {
                assertThat(isMarked(then))
                        .as("what may be live is not cancelled")
                        .isFalse();
            }
            if (isMarked(then)
                    && since instanceof PostingState.InFlight
                    && happening.deed() != Deed.RESOLVE_NOT_THERE) {
                assertThat(isMarked(since)).as("the publish mark is not lost").isTrue();
            }
        });
    }

    private static boolean mayHaveGoneOut(PostingState state) {
        return state.startedProgress().filter(Progress::mayHaveGoneOut).isPresent();
    }

    private static boolean isMarked(PostingState state) {
        return state.startedProgress()
                .filter(progress -> progress.phase() instanceof Phase.Publishing)
                .isPresent();
    }

    @Provide
    Arbitrary<List<Happening>> happenings() {
        return Combinators.combine(
                        Arbitraries.of(Deed.class),
                        Arbitraries.integers().between(0, DESTINATIONS - 1),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.of(0L, 1L, 29L, 30L, 31L, 61L, 900L, 3600L, 86_400L))
                .as(Happening::new)
                .list()
                .ofMaxSize(60);
    }

    enum Deed {
        LEASE,
        CONTINUE,
        MARK,
        WAIT,
        COMPLETE,
        FAIL,
        FAIL_FOR_GOOD,
        GIVE_UP,
        REDRIVE,
        DISPATCH,
        RETRY,
        CANCEL,
        VERIFY,
        RESOLVE_THERE,
        RESOLVE_NOT_THERE,
        CHANGE,
        END_ABANDONED
    }

    /**
     * Somebody does something.
     *
     * @param worker which of three workers, where it is one
     */
    record Happening(Deed deed, int destination, int worker, long secondsLater) {
        Transition<UploadRequest> happensTo(UploadRequest request, Instant now) {
            Destination target = instagramAccount(destination);
            Lease lease = aLease("worker-" + worker, now.plusSeconds(30));
            return switch (deed) {
                case LEASE -> request.lease(target, lease, FIRST_STEP, now);
                case REDRIVE -> request.redrive(target, lease, Optional.empty(), now);
                case DISPATCH -> request.nudgeOverdue(now);
                case RETRY -> request.retry(List.of(target), now);
                case CANCEL -> request.cancel(List.of(target), now);
                case VERIFY -> request.verify(List.of(target), now);
                case RESOLVE_THERE -> request.resolve(target, true, now);
                case RESOLVE_NOT_THERE -> request.resolve(target, false, now);
                case CHANGE -> request.change(later(now), now);
                case END_ABANDONED -> request.endAbandoned(now, _ -> anError("deadline_passed"));
                case CONTINUE, MARK, WAIT, COMPLETE, FAIL, FAIL_FOR_GOOD, GIVE_UP ->
                    request.whileLeasedBy(target, lease.owner(), now, leased -> moved(leased, now));
            };
        }

        /** To ten, twenty or thirty minutes from now: at ten, preparation begins at once. */
        private UploadChange later(Instant now) {
            Schedule schedule = new Schedule(now.plusSeconds(600L * worker), Optional.empty());
            return new UploadChange(
                    Optional.empty(), new UploadChange.Time.At(schedule), new UploadChange.Deadline.Unchanged());
        }

        private PostingState moved(PostingState.Leased leased, Instant now) {
            Progress progress = leased.progress();
            PostingError error = anError("some_error");
            return switch (deed) {
                case MARK -> leased.continued(now.plusSeconds(30), progress.withPhase(new Phase.Publishing(now)));
                case WAIT -> leased.waiting(now.plusSeconds(30), Wake.at(now.plusSeconds(60)), "a while", progress);
                case COMPLETE -> leased.completed(aPublishedPost());
                case FAIL -> leased.failed(error, Optional.of(new NudgeId("nudge")), progress.withFailedTry(error));
                case FAIL_FOR_GOOD -> leased.failed(error, Optional.empty(), progress);
                case GIVE_UP -> leased.unconfirmed(error, leased.progress());
                case LEASE,
                        CONTINUE,
                        REDRIVE,
                        DISPATCH,
                        RETRY,
                        CANCEL,
                        VERIFY,
                        RESOLVE_THERE,
                        RESOLVE_NOT_THERE,
                        CHANGE,
                        END_ABANDONED -> leased.continued(now.plusSeconds(30), progress);
            };
        }
    }
}
