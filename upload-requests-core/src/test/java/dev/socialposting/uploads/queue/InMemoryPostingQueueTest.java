package dev.socialposting.uploads.queue;

import static dev.socialposting.uploads.model.Fixtures.ALICE;
import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.testing.SettableClock;
import dev.socialposting.uploads.queue.InMemoryPostingQueue.Delivery;
import dev.socialposting.uploads.queue.InMemoryPostingQueue.Sent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class InMemoryPostingQueueTest extends PostingQueueContract {
    private static final Duration VISIBILITY = Duration.ofSeconds(30);

    private final SettableClock clock = new SettableClock(NOW);
    private final InMemoryPostingQueue queue = new InMemoryPostingQueue(clock, VISIBILITY, 3);

    @Override
    protected PostingQueue queue() {
        return queue;
    }

    @Override
    protected List<Received> receive() {
        return queue.receive().stream()
                .map(delivery -> new Received(delivery.body(), delivery.receipt()))
                .toList();
    }

    @Override
    protected List<Received> await(int count) {
        List<Received> received = new ArrayList<>();
        while (received.size() < count) {
            Instant next = queue.nextVisibleAt().orElseThrow();
            if (next.isAfter(clock.instant())) {
                clock.set(next);
            }
            received.addAll(receive());
        }
        return received;
    }

    @Override
    protected Instant now() {
        return clock.instant();
    }

    @Test
    void aMessageThatIsNotDeletedComesBackWhenItsVisibilityTimeoutIsOver() {
        queue.put("anything");
        queue.receive();

        clock.advance(VISIBILITY.minusNanos(1));
        assertThat(queue.receive()).isEmpty();
        clock.advance(Duration.ofNanos(1));
        assertThat(queue.receive()).extracting(Delivery::receiveCount).containsExactly(2);
    }

    @Test
    void aDeletedMessageDoesNotComeBack() {
        queue.put("anything");
        queue.delete(queue.receive().getFirst().receipt());

        clock.advance(VISIBILITY);

        assertThat(queue.receive()).isEmpty();
        assertThat(queue.size()).isZero();
    }

    @Test
    void aReceiptOfAnEarlierDeliveryDeletesNothing() {
        queue.put("anything");
        Delivery first = queue.receive().getFirst();
        clock.advance(VISIBILITY);
        queue.receive();

        queue.delete(first.receipt());

        assertThat(queue.size()).isEqualTo(1);
    }

    @Test
    void aMessageReceivedThreeTimesInVainGoesToTheDeadLetterQueueAndCanBeBroughtBack() {
        queue.put("poison");
        for (int receive = 1; receive <= 3; receive++) {
            assertThat(queue.receive()).extracting(Delivery::receiveCount).containsExactly(receive);
            assertThat(queue.deadLetters()).isEmpty();
            clock.advance(VISIBILITY);
        }

        assertThat(queue.receive()).isEmpty();
        assertThat(queue.deadLetters()).containsExactly("poison");

        queue.redrive();
        assertThat(queue.receive()).extracting(Delivery::receiveCount).containsExactly(1);
    }

    @Test
    void whatWasSentIsRemembered() {
        queue.send(ALICE, List.of(nudge(INSTAGRAM)), Duration.ofMillis(1500));
        clock.advance(Duration.ofSeconds(2));
        queue.delete(queue.receive().getFirst().receipt());

        assertThat(queue.sent()).containsExactly(new Sent(nudge(INSTAGRAM), Duration.ofSeconds(2)));
    }
}
