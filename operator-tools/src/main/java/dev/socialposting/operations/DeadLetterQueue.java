package dev.socialposting.operations;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The queue in which messages end that were received too often.
 *
 * <p>Every method throws {@link OperationFailedException} when the queue could not be asked or refuses.
 */
public interface DeadLetterQueue {
    /**
     * Shows what is in the queue, in no order, and takes nothing out of it. For some seconds others do not see what is looked at.
     *
     * @param most at least 1; there may be more in the queue
     */
    Peek peek(int most);

    /**
     * Begins to move all messages to the queues they come from, as new messages. Goes on by itself.
     *
     * @param maxPerSecond 1 to 500; empty leaves the speed to the queue
     */
    void startRedrive(OptionalInt maxPerSecond);

    /** How far the last redrive has come; empty if none is known. */
    Optional<Move> lastRedrive();

    /**
     * What was seen.
     *
     * @param more whether there may be others
     */
    record Peek(List<DeadLetter> letters, boolean more) {}

    /**
     * A redrive under way or ended.
     *
     * @param moved how many messages so far, as far as the queue knows
     * @param failure what went wrong; empty if nothing did
     */
    record Move(State state, long moved, Optional<String> failure) {}

    /** What has become of a redrive. */
    enum State {
        RUNNING,
        COMPLETED,
        FAILED,
        CANCELLED
    }
}
