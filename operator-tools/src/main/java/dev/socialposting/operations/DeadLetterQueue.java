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

    /** About how many messages are there that can be looked at now. */
    long size();

    /**
     * Takes some messages in hand, in no order; empty when none can be had. For two minutes others do not see them, unless they are
     * released before.
     */
    List<Held> take();

    /** Lets others see them at once. */
    void release(List<Held> held);

    /**
     * Begins to move all messages to the posting queue, as new messages. Goes on by itself.
     *
     * @param maxPerSecond 1 to 500; empty leaves the speed to the queue
     */
    void startRedrive(OptionalInt maxPerSecond);

    /** Stops the redrive under way, if there is one; what has been moved by then stays moved. */
    Optional<Move> cancelRedrive();

    /** How far the last redrive has come; empty if none is known. */
    Optional<Move> lastRedrive();

    /**
     * What was seen.
     *
     * @param more whether there may be others
     */
    record Peek(List<DeadLetter> letters, boolean more) {}

    /** A message in hand. */
    interface Held {
        DeadLetter letter();

        /**
         * Sends it to the queue that it comes from, as a new message with its attributes, and then deletes it here. If the second fails,
         * there are two nudges, which is harmless, because the row decides what comes of each; the other order could lose it.
         *
         * @param body of the new message
         * @return the new message's id
         */
        String putBack(String body);

        /** Deletes it. */
        void delete();
    }

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
