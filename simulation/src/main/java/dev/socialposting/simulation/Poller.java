package dev.socialposting.simulation;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.socialposting.simulation.Host.Invocation;
import dev.socialposting.simulation.Scheduler.Fiber;
import dev.socialposting.uploads.queue.InMemoryPostingQueue.Delivery;
import dev.socialposting.uploads.queue.QueueUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Hands messages to workers as an SQS event source mapping does: in batches, several at once; what gets no failure verdict is deleted,
 * and what was in the hands of a worker that died or threw comes again.
 */
final class Poller {
    private static final int MOST_AT_ONCE = 10;
    private static final Duration TIMEOUT = Duration.ofMinutes(2);
    private static final Duration LONGEST_PAUSE = Duration.ofDays(400);

    /** "Approximately 16 times". Source: Lambda developer guide, recursive loop detection. */
    static final int MOST_HOPS = 16;

    private final SimulatedSystem system;
    private final int largestBatch;
    private final boolean allowsLoops;
    private @Nullable Fiber fiber;
    private int invocations;
    private int running;
    private int mostHops;
    private boolean closed;

    /** @param allowsLoops if not, a message that so many calls of workers led to is given to none, and fails */
    Poller(SimulatedSystem system, int largestBatch, boolean allowsLoops) {
        this.system = system;
        this.largestBatch = largestBatch;
        this.allowsLoops = allowsLoops;
    }

    void start() {
        fiber = system.scheduler.spawn("poller", Host.OUTSIDE, this::poll);
    }

    /** Something may be visible earlier than was known. */
    void lookAgain() {
        if (fiber != null) {
            system.scheduler.reschedule(fiber, nextLook());
        }
    }

    boolean isIdle() {
        return running == 0;
    }

    /** The longest chain of workers that called workers. */
    int mostHops() {
        return mostHops;
    }

    void close() {
        closed = true;
        lookAgain();
    }

    private long nextLook() {
        long now = system.scheduler.now();
        if (closed) {
            return now;
        }
        return running >= MOST_AT_ONCE
                ? now + LONGEST_PAUSE.toMillis()
                : system.queue.nextVisibleAt().map(Instant::toEpochMilli).orElse(now + LONGEST_PAUSE.toMillis());
    }

    private void poll() {
        while (!closed) {
            system.scheduler.pauseUntil(nextLook());
            if (!closed && running < MOST_AT_ONCE) {
                List<Delivery> batch = system
                        .queue
                        .receive(1 + system.gate.random().nextInt(largestBatch))
                        .stream()
                        .filter(delivery -> allowsLoops || delivery.hops() < MOST_HOPS)
                        .toList();
                if (!batch.isEmpty()) {
                    invoke(batch);
                }
            }
        }
    }

    private void invoke(List<Delivery> batch) {
        running++;
        int number = ++invocations;
        int worker = system.gate.random().nextInt(system.workers.size());
        int hops = 1 + batch.stream().mapToInt(Delivery::hops).max().orElse(0);
        mostHops = Math.max(mostHops, hops);
        Host host = new Host(Host.Kind.WORKER, number, hops);
        system.scheduler.spawn("worker-" + number, Host.OUTSIDE, () -> {
            Fiber[] invocation = new Fiber[1];
            Verdict verdict = new Verdict();
            invocation[0] = system.scheduler.spawn(
                    "worker-" + number,
                    host,
                    () -> verdict.response = system.workers
                            .get(worker)
                            .handleRequest(event(batch), new Invocation(host.toString(), system.scheduler, TIMEOUT)));
            try {
                system.scheduler.join(List.of(invocation));
                verdict.failed(host).ifPresent(failed -> deleteAllBut(failed, batch));
            } finally {
                running--;
                lookAgain();
            }
        });
    }

    private void deleteAllBut(Set<String> failed, List<Delivery> batch) {
        for (Delivery delivery : batch) {
            if (!failed.contains(delivery.messageId())) {
                try {
                    system.gate.pass(Operation.QUEUE_DELETE, () -> system.queue.delete(delivery.receipt()));
                } catch (QueueUnavailableException unavailable) {
                    system.trace.event("a message could not be deleted: " + unavailable.getMessage());
                }
            }
        }
    }

    private static SQSEvent event(List<Delivery> deliveries) {
        SQSEvent event = new SQSEvent();
        event.setRecords(deliveries.stream().map(Poller::message).toList());
        return event;
    }

    private static SQSMessage message(Delivery delivery) {
        SQSMessage message = new SQSMessage();
        message.setMessageId(delivery.messageId());
        message.setBody(delivery.body());
        message.setReceiptHandle(delivery.receipt().handle());
        message.setAttributes(Map.of("ApproximateReceiveCount", String.valueOf(delivery.receiveCount())));
        return message;
    }

    /** What an invocation came to. */
    private static final class Verdict {
        private @Nullable SQSBatchResponse response;

        /** The messages that are to come again; nothing if all of them are, because there was no whole answer. */
        private Optional<Set<String>> failed(Host host) {
            return Optional.ofNullable(response)
                    .filter(_ -> !host.isDead())
                    .map(answer -> answer.getBatchItemFailures().stream()
                            .map(BatchItemFailure::getItemIdentifier)
                            .collect(Collectors.toSet()));
        }
    }
}
