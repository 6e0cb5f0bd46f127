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
 */
public record Posting(
        Destination destination,
        PostingOptions options,
        Instant createdAt,
        Instant updatedAt,
        Instant publishBy,
        PostingState state) {
    /** A message may arrive this much before the time it was delayed to: clocks differ a little. */
    static final Duration EARLY_TOLERANCE = Duration.ofSeconds(2);

    /** A posting that is tried again because somebody said so has at least this long. */
    static final Duration TIME_TO_TRY_AGAIN = Duration.ofHours(24);

    public PostingStatus status() {
        return state.status();
    }

    /** When the posting must be looked at again, while it is in flight. */
    public Optional<Wake> wake() {
        return state instanceof InFlight inFlight ? Optional.of(inFlight.wake()) : Optional.empty();
    }

    /**
     * Gives the lease to a worker turn that was nudged.
     *
     * @param firstStep where a posting begins that has not started
     */
    Transition<Posting> lease(Lease lease, StepName firstStep, Instant now) {
        return switch (state) {
            case Queued _ -> moved(with(Leased.taken(lease, Progress.startingAt(firstStep)), now));
            case Waiting waiting when now.isBefore(waiting.until().minus(EARLY_TOLERANCE)) -> refused(Refusal.NOT_DUE);
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

    /** An operator has put the dead-lettered nudge back on the queue: all tries again, and time enough for them. */
    Transition<Posting> redrive(Lease lease, Instant now) {
        if (!(state instanceof Failed failed) || failed.deadLettered().isEmpty()) {
            return refused(Refusal.ALREADY_FINAL);
        }
        return moved(withMoreTime(now, failed.redriven(lease)));
    }

    /**
     * Its user wants another try of what failed: it goes on where it stood, so that what may be live after all is verified first.
     */
    Transition<Posting> retry(Instant now) {
        return state instanceof Failed failed
                ? moved(withMoreTime(
                        now, at(now, "a worker to try again", failed.progress().forAnotherGo())))
                : refused(Refusal.NOT_FAILED);
    }

    /** Its user wants it stopped: possible as long as no worker is at it and nothing may be live. */
    Transition<Posting> cancel(Instant now) {
        return switch (state) {
            case Queued _ -> moved(with(new Cancelled(Optional.empty()), now));
            case Waiting waiting
            when waiting.progress().phase() instanceof Phase.Preparing ->
                moved(with(new Cancelled(Optional.of(waiting.progress())), now));
            case InFlight _ -> refused(Refusal.UNDER_WAY);
            case Final _ -> refused(Refusal.ALREADY_FINAL);
        };
    }

    /** A person has looked at the account: the post is there, or it is not and is to be posted again. */
    Transition<Posting> resolve(boolean published, Instant now) {
        if (!(state instanceof Unconfirmed unconfirmed)) {
            return refused(Refusal.NOT_UNCONFIRMED);
        }
        return published
                ? moved(with(new Completed(PublishedPost.UNIDENTIFIED, unconfirmed.progress()), now))
                : moved(withMoreTime(
                        now,
                        at(
                                now,
                                "a worker to post it again",
                                unconfirmed.progress().knownNotPublished())));
    }

    /** One more look whether an unconfirmed post is live. The deadline stays: if that tells nothing either, it is unconfirmed again. */
    Transition<Posting> verify(Instant now) {
        return state instanceof Unconfirmed unconfirmed
                ? moved(with(at(now, "a worker to look whether the post is live", unconfirmed.progress()), now))
                : refused(Refusal.NOT_UNCONFIRMED);
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

    private Posting withMoreTime(Instant now, PostingState newer) {
        Instant atLeast = now.plus(TIME_TO_TRY_AGAIN);
        Instant deadline = publishBy.isBefore(atLeast) ? atLeast : publishBy;
        return new Posting(destination, options, createdAt, now, deadline, newer);
    }

    private Posting with(PostingState newer, Instant now) {
        return new Posting(destination, options, createdAt, now, publishBy, newer);
    }
}
