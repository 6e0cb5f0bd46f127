package dev.socialposting.uploads.queue;

import dev.socialposting.uploads.model.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntSupplier;

/**
 * A queue in memory with the semantics of SQS under the clock of the test: delays, visibility, receive counts and a dead-letter
 * queue, to which a message goes when it would be received once more than {@code maxReceives} times.
 */
public final class InMemoryPostingQueue implements PostingQueue {
    private static final Duration LONGEST_VISIBILITY = Duration.ofHours(12);

    private final Clock clock;
    private final Duration visibilityTimeout;
    private final int maxReceives;
    private final List<Message> messages = new ArrayList<>();
    private final List<Message> deadLetters = new ArrayList<>();
    private final List<Sent> sent = new ArrayList<>();
    private IntSupplier hopsOfSender = () -> 0;
    private int counter;
    private boolean down;
    private boolean fair;

    /** With a visibility timeout of 12 minutes, and three receives before a message is dead. */
    public InMemoryPostingQueue(Clock clock) {
        this(clock, Duration.ofMinutes(12), 3);
    }

    public InMemoryPostingQueue(Clock clock, Duration visibilityTimeout, int maxReceives) {
        this.clock = clock;
        this.visibilityTimeout = visibilityTimeout;
        this.maxReceives = maxReceives;
    }

    /**
     * Says how many calls of a queue's receivers led to the code that sends: each message keeps it. So AWS SDK, SQS and Lambda do it, by a
     * header of their traces.
     */
    public synchronized void traceBy(IntSupplier hopsOfSender) {
        this.hopsOfSender = hopsOfSender;
    }

    /**
     * From now on messages are handed out as by an SQS fair queue: those of a user who has more in flight than an equal share only when no
     * other's are waiting. Source: SQS developer guide, "Amazon SQS fair queues", which names no threshold; the equal share is ours.
     */
    public synchronized void shareFairly() {
        fair = true;
    }

    /** From now on every call of the port fails, until {@link #recover}. */
    public synchronized void breakDown() {
        down = true;
    }

    public synchronized void recover() {
        down = false;
    }

    /** Everything that was ever sent through the port, in order. */
    public synchronized List<Sent> sent() {
        return List.copyOf(sent);
    }

    /** Puts any text on the queue, as someone else could. */
    public synchronized void put(String body) {
        messages.add(new Message("message-" + ++counter, Optional.empty(), body, 0, clock.instant()));
    }

    /** Up to ten messages that are visible now, those first that have been so for longest. */
    public List<Delivery> receive() {
        return receive(10);
    }

    /** Up to as many messages that are visible now; they are not again until the visibility timeout is over. */
    public synchronized List<Delivery> receive(int max) {
        Instant now = clock.instant();
        List<Message> visible = messages.stream()
                .filter(message -> !message.visibleAt.isAfter(now))
                .sorted(Comparator.comparing(message -> message.visibleAt))
                .toList();
        List<Message> dead = visible.stream()
                .filter(message -> message.receives >= maxReceives)
                .toList();
        messages.removeAll(dead);
        deadLetters.addAll(dead);
        List<Message> alive =
                visible.stream().filter(message -> !dead.contains(message)).toList();
        return (fair ? inFairOrder(alive, max, now) : alive)
                .stream()
                        .limit(max)
                        .map(message ->
                                message.delivered(new Receipt("receipt-" + ++counter), now.plus(visibilityTimeout)))
                        .toList();
    }

    private List<Message> inFairOrder(List<Message> visible, int max, Instant now) {
        Map<Optional<UserId>, Integer> inFlight = new HashMap<>();
        messages.forEach(message -> inFlight.merge(message.group, message.isInFlightAt(now) ? 1 : 0, Integer::sum));
        List<Message> order = new ArrayList<>();
        Set<Message> left = new LinkedHashSet<>(visible);
        while (order.size() < max && !left.isEmpty()) {
            int share = inFlight.values().stream().mapToInt(Integer::intValue).sum() / inFlight.size();
            Message next = left.stream()
                    .filter(message -> inFlight.getOrDefault(message.group, 0) <= share)
                    .findFirst()
                    .orElseGet(() -> left.iterator().next());
            left.remove(next);
            order.add(next);
            inFlight.merge(next.group, 1, Integer::sum);
        }
        return order;
    }

    /** Ends a message, as its receiver does when it is done with it; does nothing if it has been received again since. */
    public synchronized void delete(Receipt receipt) {
        messages.removeIf(message -> message.isHeldBy(receipt));
    }

    /** When the next message can be received; empty when there is none, visible or not. */
    public synchronized Optional<Instant> nextVisibleAt() {
        return messages.stream().map(message -> message.visibleAt).min(Comparator.naturalOrder());
    }

    /** Loses every message. */
    public synchronized void clear() {
        messages.clear();
    }

    /** How many messages are waiting, delayed or being received. */
    public synchronized int size() {
        return messages.size();
    }

    /** The bodies of the messages on the dead-letter queue. */
    public synchronized List<String> deadLetters() {
        return deadLetters.stream().map(message -> message.body).toList();
    }

    /** Brings everything back from the dead-letter queue, as an operator's redrive does. */
    public synchronized void redrive() {
        List<String> bodies = deadLetters();
        deadLetters.clear();
        bodies.forEach(this::put);
    }

    /** Loses every message, as a purge does; the dead letters stay. */
    public synchronized void loseAll() {
        messages.clear();
    }

    @Override
    public synchronized void send(UserId user, List<Nudge> nudges, Duration delay) {
        requireUp();
        Duration whole = wholeSeconds(delay, MAX_DELAY);
        for (Nudge nudge : nudges) {
            sent.add(new Sent(nudge, whole));
            messages.add(new Message(
                    "message-" + ++counter,
                    Optional.of(user),
                    NudgeMessage.write(nudge),
                    hopsOfSender.getAsInt(),
                    clock.instant().plus(whole)));
        }
    }

    @Override
    public synchronized void redeliver(Receipt receipt, Duration after) {
        requireUp();
        Duration whole = wholeSeconds(after, LONGEST_VISIBILITY);
        Message held = messages.stream()
                .filter(message -> message.isHeldBy(receipt))
                .findFirst()
                .orElseThrow(() -> new QueueUnavailableException("the queue of this test does not know the receipt"));
        held.visibleAt = clock.instant().plus(whole);
    }

    private void requireUp() {
        if (down) {
            throw new QueueUnavailableException("the queue of this test is down");
        }
    }

    private static Duration wholeSeconds(Duration time, Duration longest) {
        if (time.isNegative() || time.compareTo(longest) > 0) {
            throw new IllegalArgumentException("not between zero and " + longest + ": " + time);
        }
        return Duration.ofSeconds(time.plusNanos(999_999_999).toSeconds());
    }

    /** A nudge as it was given to the port. */
    public record Sent(Nudge nudge, Duration delay) {}

    /**
     * A message in the hands of a receiver.
     *
     * @param receiveCount 1 the first time
     * @param hops how many calls of receivers led to it; see {@link #traceBy}
     */
    public record Delivery(String messageId, String body, Receipt receipt, int receiveCount, int hops) {}

    private static final class Message {
        private final String id;
        private final Optional<UserId> group;
        private final String body;
        private final int hops;
        private Instant visibleAt;
        private int receives;
        private Optional<Receipt> receipt = Optional.empty();

        private Message(String id, Optional<UserId> group, String body, int hops, Instant visibleAt) {
            this.id = id;
            this.group = group;
            this.body = body;
            this.hops = hops;
            this.visibleAt = visibleAt;
        }

        private Delivery delivered(Receipt newer, Instant until) {
            receives++;
            receipt = Optional.of(newer);
            visibleAt = until;
            return new Delivery(id, body, newer, receives, hops);
        }

        private boolean isInFlightAt(Instant now) {
            return receives > 0 && visibleAt.isAfter(now);
        }

        private boolean isHeldBy(Receipt given) {
            return receipt.filter(given::equals).isPresent();
        }
    }
}
