package dev.socialposting.uploads.queue;

import dev.socialposting.uploads.model.UserId;
import java.time.Duration;
import java.util.List;

/**
 * Delivers nudges, each at least once, in no order. Whatever it loses, doubles or delays does no harm: the row decides.
 *
 * <p>Throws {@link QueueUnavailableException} when nudges could not be sent, or may not have been.
 */
public interface PostingQueue {
    /** The longest delay of a nudge; a longer wait is ended by the dispatcher. */
    Duration MAX_DELAY = Duration.ofMinutes(15);

    /**
     * Sends nudges that are delivered after the delay. Those of a user who has many do not make the others' wait.
     *
     * @param user whose requests they are of
     * @param nudges any number; an empty list sends nothing
     * @param delay zero to {@link #MAX_DELAY}; a part of a second counts as a whole one
     */
    void send(UserId user, List<Nudge> nudges, Duration delay);

    /**
     * Makes a message that is being received be delivered again after the given time instead of the queue's own visibility timeout.
     *
     * @param receipt as it came with the message
     * @param after zero to 12 hours; a part of a second counts as a whole one
     */
    void redeliver(Receipt receipt, Duration after);

    /**
     * What a queue gives along with a message so that it can be told which delivery is meant.
     *
     * @param handle opaque
     */
    record Receipt(String handle) {}
}
