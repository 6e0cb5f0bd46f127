package dev.socialposting.uploads.queue;

import dev.socialposting.uploads.model.NudgeId;
import dev.socialposting.uploads.model.Posting;
import dev.socialposting.uploads.model.PostingState;
import java.time.Instant;
import java.util.Optional;

/** What a nudge asks for, given the row it speaks of. The worker acts by it; the operators' tools tell by it what a redrive would do. */
public final class NudgePolicy {
    /** Stands in the row for a dead-lettered nudge that had no id. */
    public static final NudgeId UNNAMED = new NudgeId("unnamed");

    private static final int FIRST_RECEIVE = 1;

    private NudgePolicy() {}

    /** What to do about a nudge. */
    public enum Ask {
        /** Take the lease, if it is to be had. */
        WORK,
        /** An operator has put a dead-lettered nudge back: try the failed posting again. */
        REDRIVE,
        /**
         * An operator has put a dead-lettered nudge back after its posting's deadline: say so in the log, and report it as failed, so that
         * it goes back to the dead-letter queue.
         */
        TELL_TOO_LATE,
        /** The nudge of a posting that failed: report it as failed until the queue has moved it to the dead-letter queue. */
        REPORT_FAILED,
        /** The posting has ended, and the nudge says nothing that could move it. */
        NOTHING
    }

    /**
     * A nudge for a posting whose tries were used up is either the one that is on its way to the dead-letter queue, or that one come
     * back, or an old one that has nothing to say. The id tells them apart; a nudge without one was written by an operator.
     *
     * @param receiveCount how many times its message has been received, this time included; a redriven message begins at 1 again
     */
    public static Ask ask(Posting posting, Nudge nudge, int receiveCount, Instant now) {
        return switch (posting.state()) {
            case PostingState.Failed failed
            when isTheDeadLettered(failed, nudge) -> askOfDeadLettered(posting, nudge, receiveCount, now);
            case PostingState.Final _ -> Ask.NOTHING;
            case PostingState.InFlight _ -> Ask.WORK;
        };
    }

    /** What a nudge will ask for that an operator takes from the dead-letter queue and puts back on the queue. */
    public static Ask askOfRedriven(Posting posting, Nudge nudge, Instant now) {
        return ask(posting, nudge, FIRST_RECEIVE, now);
    }

    private static Ask askOfDeadLettered(Posting posting, Nudge nudge, int receiveCount, Instant now) {
        if (receiveCount != FIRST_RECEIVE) {
            return Ask.REPORT_FAILED;
        }
        return posting.isTooLateToRedrive(nudge.pastDeadline(), now) ? Ask.TELL_TOO_LATE : Ask.REDRIVE;
    }

    private static boolean isTheDeadLettered(PostingState.Failed failed, Nudge nudge) {
        Optional<NudgeId> id = nudge.id();
        return failed.deadLettered().isPresent() && (id.isEmpty() || id.equals(failed.deadLettered()));
    }
}
