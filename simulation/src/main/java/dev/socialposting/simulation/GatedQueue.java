package dev.socialposting.simulation;

import dev.socialposting.uploads.model.UserId;
import dev.socialposting.uploads.queue.InMemoryPostingQueue;
import dev.socialposting.uploads.queue.Nudge;
import dev.socialposting.uploads.queue.PostingQueue;
import java.time.Duration;
import java.util.List;

/** The queue behind the gate, with what queues do to messages. */
final class GatedQueue implements PostingQueue {
    private final InMemoryPostingQueue queue;
    private final Gate gate;
    private final Witness witness;
    private final Runnable whenChanged;

    /** @param whenChanged told when a message may have become visible earlier than before */
    GatedQueue(InMemoryPostingQueue queue, Gate gate, Witness witness, Runnable whenChanged) {
        this.queue = queue;
        this.gate = gate;
        this.witness = witness;
        this.whenChanged = whenChanged;
    }

    @Override
    public void send(UserId user, List<Nudge> nudges, Duration delay) {
        FaultKind fault = gate.enter(Operation.QUEUE_SEND);
        switch (fault) {
            case HALF_DONE -> {
                queue.send(user, nudges.subList(0, nudges.size() / 2), delay);
                whenChanged.run();
                throw Operation.QUEUE_SEND.unavailable();
            }
            case MESSAGE_LOST -> {
                queue.send(user, nudges.subList(1, nudges.size()), delay);
                witness.messagesLost();
            }
            case MESSAGE_DOUBLED -> {
                queue.send(user, nudges, delay);
                queue.send(user, nudges, later(delay, Duration.ofMinutes(2)));
            }
            case MESSAGE_LATE -> queue.send(user, nudges, later(delay, MAX_DELAY));
            default -> queue.send(user, nudges, delay);
        }
        whenChanged.run();
        gate.leave(Operation.QUEUE_SEND, fault);
    }

    @Override
    public void redeliver(Receipt receipt, Duration after) {
        gate.pass(Operation.QUEUE_REDELIVER, () -> {
            queue.redeliver(receipt, after);
            whenChanged.run();
        });
    }

    private Duration later(Duration delay, Duration most) {
        Duration sum = delay.plusMillis(gate.random().nextLong(most.toMillis()));
        return sum.compareTo(MAX_DELAY) > 0 ? MAX_DELAY : sum;
    }
}
