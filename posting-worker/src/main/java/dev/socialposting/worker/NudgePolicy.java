package dev.socialposting.worker;

import dev.socialposting.uploads.model.NudgeId;
import dev.socialposting.uploads.model.PostingState;
import java.util.Optional;

/** What a nudge asks for, given the row it speaks of. */
final class NudgePolicy {
    /** Stands in the row for a dead-lettered nudge that had no id. */
    static final NudgeId UNNAMED = new NudgeId("unnamed");

    private NudgePolicy() {}

    /** What to do about a nudge. */
    enum Ask {
        /** Take the lease, if it is to be had. */
        WORK,
        /** An operator has put a dead-lettered nudge back: try the failed posting again. */
        REDRIVE,
        /** The nudge of a posting that failed: report it as failed until the queue has moved it to the dead-letter queue. */
        REPORT_FAILED
    }

    /**
     * A nudge for a posting whose tries were used up is either the one that is on its way to the dead-letter queue, or that one come
     * back, or an old one that has nothing to say. The id tells them apart; a nudge without one was written by an operator.
     */
    static Ask ask(PostingState state, ReceivedNudge received) {
        if (!(state instanceof PostingState.Failed failed)
                || failed.deadLettered().isEmpty()) {
            return Ask.WORK;
        }
        Optional<NudgeId> id = received.nudge().id();
        if (id.isPresent() && !id.equals(failed.deadLettered())) {
            return Ask.WORK;
        }
        return received.receiveCount() == 1 ? Ask.REDRIVE : Ask.REPORT_FAILED;
    }
}
