package dev.socialposting.benchmarks.virtual;

import dev.socialposting.uploads.model.UserId;
import dev.socialposting.uploads.queue.InMemoryPostingQueue;
import dev.socialposting.uploads.queue.InMemoryPostingQueue.Delivery;
import dev.socialposting.uploads.queue.Nudge;
import dev.socialposting.uploads.queue.PostingQueue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A queue in virtual time that counts the requests that SQS would have had: one for up to ten messages that are sent, one for a receive
 * that brings something, one to delete what is done.
 */
final class CountedQueue implements PostingQueue {
    /** Source: SQS API reference, SendMessageBatch. */
    private static final int BATCH_SIZE = 10;

    private final InMemoryPostingQueue queue;
    private int requests;

    CountedQueue(Clock clock) {
        this.queue = new InMemoryPostingQueue(clock);
    }

    int requests() {
        return requests;
    }

    Optional<Instant> nextVisibleAt() {
        return queue.nextVisibleAt();
    }

    /** The next message that is visible now, if there is one. */
    Optional<Delivery> receive() {
        Optional<Delivery> delivery = queue.receive(1).stream().findFirst();
        requests += delivery.isPresent() ? 1 : 0;
        return delivery;
    }

    void delete(Delivery delivery) {
        requests++;
        queue.delete(delivery.receipt());
    }

    @Override
    public void send(UserId user, List<Nudge> nudges, Duration delay) {
        requests += Math.ceilDiv(nudges.size(), BATCH_SIZE);
        queue.send(user, nudges, delay);
    }

    @Override
    public void redeliver(Receipt receipt, Duration after) {
        requests++;
        queue.redeliver(receipt, after);
    }
}
