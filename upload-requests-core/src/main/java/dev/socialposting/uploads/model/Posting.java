package dev.socialposting.uploads.model;

import static dev.socialposting.uploads.model.Transition.moved;
import static dev.socialposting.uploads.model.Transition.refused;

import dev.socialposting.uploads.model.PostingState.Cancelled;
import dev.socialposting.uploads.model.PostingState.Completed;
import dev.socialposting.uploads.model.PostingState.Failed;
import dev.socialposting.uploads.model.PostingState.Final;
import dev.socialposting.uploads.model.PostingState.InFlight;
import dev.socialposting.uploads.model.PostingState.Leased;
import dev.socialposting.uploads.model.PostingState.Queued;
import dev.socialposting.uploads.model.PostingState.Scheduled;
import dev.socialposting.uploads.model.PostingState.Unconfirmed;
import dev.socialposting.uploads.model.PostingState.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * The work of bringing one request to one destination.
 *
 * @param publishBy waiting ends here: what has not gone out by then never will
 * @param state what others wrote in it is cut to what a row keeps of it, see {@link RowBounds}
 */
public record Posting(
        Destination destination,
        PostingOptions options,
        Instant createdAt,
        Instant updatedAt,
        Instant publishBy,
        PostingState state) {
    public Posting {
        state = RowBounds.bounded(state);
    }

    /** A message may arrive this much before the time it was delayed to: clocks differ a little. */
    static final Duration EARLY_TOLERANCE = Duration.ofSeconds(2);

    /** A posting that is tried again because somebody said so has at least this long. */
    static final Duration TIME_TO_TRY_AGAIN = Duration.ofHours(24);

    /** A worker ends what is past its deadline; this much later the posting is taken to have none that could. */
    static final Duration TIME_FOR_A_WORKER_TO_END_IT = Duration.ofMinutes(15);

    /** It is ended well before, by a worker or by the dispatcher; what has not ended by then, nobody can end. */
    static final Duration ENDED_AFTER_ITS_DEADLINE = Duration.ofHours(1);

    public PostingStatus status() {
        return state.status();
    }

    /** When the posting must be looked at again, while it is in flight. */
    public Optional<Wake> wake() {
        return state instanceof InFlight inFlight ? Optional.of(inFlight.wake()) : Optional.empty();
    }

    /**
     * Whether somebody should be at work on it, and nobody is. A posting that the dispatcher itself is to begin or to go on with is not
     * neglected when the dispatcher first comes, only when it comes again.
     */
    public boolean isNeglectedAt(Instant now) {
        return switch (state) {
            case Scheduled scheduled -> isNeglected(scheduled.wake(), scheduled.startAt(), now);
            case Waiting waiting -> isNeglected(waiting.wake(), waiting.until(), now);
            case Queued queued -> queued.wake().isOverdueAt(now);
            case Leased leased -> leased.wake().isOverdueAt(now);
            case Final _ -> false;
        };
    }

    /** Whether it was accepted and has not ended, although its deadline is over for so long that it should have. */
    public boolean shouldHaveEndedBy(Instant now) {
        return state instanceof InFlight && now.isAfter(publishBy.plus(ENDED_AFTER_ITS_DEADLINE));
    }

    /** A wake time beyond the time it is due leaves a nudge the time to do it. */
    private static boolean isNeglected(Wake wake, Instant due, Instant now) {
        boolean nudged = wake.nudges() > 0 || wake.at().isAfter(due);
        return nudged && wake.isOverdueAt(now);
    }

    /**
     * How much later a nudge that is sent now should arrive. Empty when none is needed: it has ended, a worker has it, or it begins so
     * much later that the dispatcher nudges.
     */
    public Optional<Duration> nudgeDelay(Instant now) {
        return switch (state) {
            case Scheduled scheduled
            when scheduled.isNudgedInTime() ->
                Optional.of(
                        scheduled.startAt().isAfter(now) ? Duration.between(now, scheduled.startAt()) : Duration.ZERO);
            case Queued _, Waiting _ -> Optional.of(Duration.ZERO);
            case Scheduled _, Leased _, Final _ -> Optional.empty();
        };
    }

    /**
     * Gives the lease to a worker turn that was nudged.
     *
     * @param firstStep where a posting begins that has not started
     */
    Transition<Posting> lease(Lease lease, StepName firstStep, Instant now) {
        return switch (state) {
            case Scheduled scheduled when isEarly(scheduled.startAt(), now) -> refused(Refusal.NOT_DUE);
            case Scheduled _, Queued _ -> moved(with(Leased.taken(lease, Progress.startingAt(firstStep)), now));
            case Waiting waiting when isEarly(waiting.until(), now) -> refused(Refusal.NOT_DUE);
            case Waiting waiting -> moved(with(Leased.taken(lease, waiting.progress()), now));
            case Leased held
            when held.lease().isOverAt(now) || held.lease().isOwnedBy(lease.owner()) ->
                moved(with(Leased.taken(lease, held.progress()), now));
            case Leased _ -> refused(Refusal.LEASED_BY_ANOTHER);
            case Final _ -> refused(Refusal.ALREADY_FINAL);
        };
    }

    /** Moves the posting as the holder of the lease says; refused when the lease is no longer that turn's. */
    Transition<Posting> whileLeasedBy(String owner, Instant now, Function<Leased, PostingState> move) {
        return state instanceof Leased leased && leased.lease().isOwnedBy(owner)
                ? moved(with(move.apply(leased), now))
                : refused(Refusal.LEASE_LOST);
    }

    /**
     * An operator has put the dead-lettered nudge back on the queue: all tries again, until its deadline. A deadline that is over, and
     * that the operator says may be passed, makes room for another.
     *
     * @param pastDeadline the deadline that may be passed; empty if none may
     */
    Transition<Posting> redrive(Lease lease, Optional<Instant> pastDeadline, Instant now) {
        if (!(state instanceof Failed failed) || isTooLateToRedrive(pastDeadline, now)) {
            return refused(Refusal.ALREADY_FINAL);
        }
        return failed.redriven(lease)
                .map(leased -> moved(isOverAt(now) ? withMoreTime(now, leased) : with(leased, now)))
                .orElseGet(() -> refused(Refusal.ALREADY_FINAL));
    }

    /** A redrive came after the deadline: nothing is changed, but what is said of it has its place after a write. */
    Transition<Posting> redriveTooLate(Optional<Instant> pastDeadline, Instant now) {
        return state instanceof Failed && isTooLateToRedrive(pastDeadline, now)
                ? moved(this)
                : refused(Refusal.ALREADY_FINAL);
    }

    /**
     * Whether it stays failed although an operator redrives it: its deadline is over, and it is not the one that may be passed. Another
     * that it was given since is not passed by the same word of the operator.
     *
     * @param pastDeadline the deadline that may be passed; empty if none may
     */
    public boolean isTooLateToRedrive(Optional<Instant> pastDeadline, Instant now) {
        return isOverAt(now)
                && pastDeadline.filter(given -> !publishBy.isAfter(given)).isEmpty();
    }

    private boolean isOverAt(Instant now) {
        return !now.isBefore(publishBy);
    }

    /**
     * Its user wants another try of what failed: it goes on where it stood, so that what may be live after all is verified first.
     */
    Transition<Posting> retry(Instant now) {
        return state instanceof Failed failed
                ? moved(withMoreTime(
                        now,
                        failed.startedProgress()
                                .<PostingState>map(progress -> at(
                                        now,
                                        "a worker to try again",
                                        progress.forAnotherGo().withLastError(failed.error())))
                                .orElseGet(() -> PostingState.accepted(Optional.empty(), now))))
                : refused(Refusal.NOT_FAILED);
    }

    /** Its user wants it stopped: possible as long as no worker is at it and nothing may be live. */
    Transition<Posting> cancel(Instant now) {
        return switch (state) {
            case Scheduled _, Queued _ -> moved(with(new Cancelled(Optional.empty()), now));
            case Waiting waiting
            when waiting.progress().phase() instanceof Phase.Preparing ->
                moved(with(new Cancelled(Optional.of(waiting.progress())), now));
            case InFlight _ -> refused(Refusal.UNDER_WAY);
            case Final _ -> refused(Refusal.ALREADY_FINAL);
        };
    }

    /**
     * Put back from a backup, which does not know what happened after it. What is certain for good stays: it is live, or its user stopped it
     * before it went out. Everything else may have been published since, or stopped: it is unconfirmed, with what the backup says of it,
     * and nothing goes out by itself.
     */
    Posting restored(Instant now) {
        return switch (state) {
            case Completed _, Cancelled _ -> this;
            case InFlight _, Failed _, Unconfirmed _ -> with(restoredState(), now);
        };
    }

    private PostingState restoredState() {
        Progress progress = state.startedProgress().orElseGet(() -> Progress.startingAt(StepName.BEGINNING));
        return progress.phase() instanceof Phase.Live(PublishedPost post)
                ? new Completed(post, progress)
                : new Unconfirmed(PostingError.restored(this), progress.restored(updatedAt));
    }

    /**
     * A person has looked at the account: the post is there, or it is not and is to be posted again. One that was put back from a backup
     * begins anew then, at its time: what it had prepared is old.
     *
     * @param schedule of its request
     */
    Transition<Posting> resolve(boolean published, Optional<Schedule> schedule, Instant now) {
        if (!(state instanceof Unconfirmed unconfirmed)) {
            return refused(Refusal.NOT_UNCONFIRMED);
        }
        return published
                ? moved(with(new Completed(PublishedPost.UNIDENTIFIED, unconfirmed.progress()), now))
                : moved(withMoreTime(now, postedAgain(unconfirmed.progress(), schedule, now)));
    }

    private static PostingState postedAgain(Progress progress, Optional<Schedule> schedule, Instant now) {
        return progress.isRestored()
                ? PostingState.accepted(schedule, now)
                : at(now, "a worker to post it again", progress.knownNotPublished());
    }

    /**
     * One more look whether an unconfirmed post is live. If that tells nothing either, it is unconfirmed again; a deadline that is over
     * comes to now, so that a worker has its time for the look.
     */
    Transition<Posting> verify(Instant now) {
        if (!(state instanceof Unconfirmed unconfirmed)) {
            return refused(Refusal.NOT_UNCONFIRMED);
        }
        Progress progress = unconfirmed.progress();
        // What the backup says of it is nowhere else, and stays when nothing is found.
        Progress known = progress.isRestored() ? progress.withLastError(unconfirmed.error()) : progress;
        Waiting looking = at(now, "a worker to look whether the post is live", known);
        return moved(withDeadline(publishBy.isBefore(now) ? now : publishBy, now, looking));
    }

    /**
     * Whether it is past its deadline for so long that no worker can be there to end it. A worker that has the lease is there.
     */
    private boolean isAbandonedAt(Instant now) {
        return switch (state) {
            case Leased held when !held.lease().isOverAt(now) -> false;
            case InFlight _ -> now.isAfter(publishBy.plus(TIME_FOR_A_WORKER_TO_END_IT));
            case Final _ -> false;
        };
    }

    /**
     * Ends a posting that no worker ended, so that it ends although none lives: completed if it is live, unconfirmed if it may be,
     * and otherwise failed.
     *
     * @param why what is said of the posting as it is now
     */
    Transition<Posting> endAbandoned(Function<Posting, PostingError> why, Instant now) {
        return isAbandonedAt(now) ? moved(with(ended(why.apply(this)), now)) : refused(Refusal.NOT_DUE);
    }

    private PostingState ended(PostingError why) {
        Optional<Progress> progress = state.startedProgress();
        return progress.<PostingState>map(started -> {
                    if (started.phase() instanceof Phase.Live(PublishedPost post)) {
                        return new Completed(post, started);
                    }
                    return started.mayHaveGoneOut()
                            ? new Unconfirmed(why, started.inDoubtAgain())
                            : new Failed(why, Optional.empty(), started);
                })
                .orElseGet(() -> new Failed(why, Optional.empty(), Optional.empty()));
    }

    /** The dispatcher nudges an overdue posting: its wake time moves on, so that a backlog does not breed messages. */
    Transition<Posting> nudged(Instant now) {
        return switch (state) {
            case InFlight inFlight
            when inFlight.wake().isOverdueAt(now) ->
                moved(new Posting(
                        destination,
                        options,
                        createdAt,
                        updatedAt,
                        publishBy,
                        inFlight.withWake(inFlight.wake().afterNudge(now))));
            case InFlight _ -> refused(Refusal.NOT_DUE);
            case Final _ -> refused(Refusal.ALREADY_FINAL);
        };
    }

    private static Waiting at(Instant now, String waitingFor, Progress progress) {
        return new Waiting(now, Wake.at(now.plus(UploadRequest.FIRST_NUDGE_TIME)), waitingFor, progress);
    }

    private static boolean isEarly(Instant due, Instant now) {
        return now.isBefore(due.minus(EARLY_TOLERANCE));
    }

    private Posting withMoreTime(Instant now, PostingState newer) {
        Instant atLeast = now.plus(TIME_TO_TRY_AGAIN);
        return withDeadline(publishBy.isBefore(atLeast) ? atLeast : publishBy, now, newer);
    }

    private Posting with(PostingState newer, Instant now) {
        return withDeadline(publishBy, now, newer);
    }

    private Posting withDeadline(Instant deadline, Instant now, PostingState newer) {
        return new Posting(destination, options, createdAt, now, deadline, newer);
    }
}
