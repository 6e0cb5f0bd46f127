package dev.socialposting.uploads.queue;

import static dev.socialposting.uploads.model.Fixtures.ALICE;
import static dev.socialposting.uploads.model.Fixtures.FACEBOOK;
import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.instagramAccount;
import static dev.socialposting.uploads.model.Fixtures.requestId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.NudgeId;
import dev.socialposting.uploads.queue.PostingQueue.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every queue of nudges does. */
public abstract class PostingQueueContract {
    /** Clocks of the queue and the test may differ by this much. */
    private static final Duration TOLERANCE = Duration.ofMillis(100);

    /** The queue of this test: empty when the test begins, the same for the whole of it. */
    protected abstract PostingQueue queue();

    /** The messages that can be received now, up to ten. */
    protected abstract List<Received> receive();

    /** Receives, and waits, until this many messages have come. */
    protected abstract List<Received> await(int count);

    protected abstract Instant now();

    @Test
    void aNudgeArrivesAsItWasSent() {
        Nudge nudge = nudge(INSTAGRAM);

        queue().send(ALICE, List.of(nudge), Duration.ZERO);

        assertThat(await(1)).extracting(Received::parsed).containsExactly(new NudgeMessage.Parsed.Ours(nudge));
    }

    @Test
    void aNudgeNeedsNoId() {
        Nudge nudge = new Nudge(requestId(1), FACEBOOK, Optional.empty());

        queue().send(ALICE, List.of(nudge), Duration.ZERO);

        assertThat(await(1)).extracting(Received::parsed).containsExactly(new NudgeMessage.Parsed.Ours(nudge));
    }

    @Test
    void allNudgesOfALargeRequestArrive() {
        List<Nudge> nudges =
                IntStream.range(0, 25).mapToObj(n -> nudge(instagramAccount(n))).toList();

        queue().send(ALICE, nudges, Duration.ZERO);

        assertThat(await(25))
                .extracting(Received::parsed)
                .containsExactlyInAnyOrderElementsOf(
                        nudges.stream().map(NudgeMessage.Parsed.Ours::new).toList());
    }

    @Test
    void noNudgesAreNoMessages() {
        queue().send(ALICE, List.of(), Duration.ZERO);

        assertThat(receive()).isEmpty();
    }

    @Test
    void aDelayedNudgeArrivesAfterItsDelay() {
        Instant sentAt = now();

        queue().send(ALICE, List.of(nudge(INSTAGRAM)), Duration.ofSeconds(1));

        assertThat(receive()).isEmpty();
        assertThat(await(1)).hasSize(1);
        assertThat(Duration.between(sentAt, now()))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(1).minus(TOLERANCE));
    }

    @Test
    void aPartOfASecondIsAWholeSecondOfDelay() {
        Instant sentAt = now();

        queue().send(ALICE, List.of(nudge(INSTAGRAM)), Duration.ofMillis(1));

        assertThat(await(1)).hasSize(1);
        assertThat(Duration.between(sentAt, now()))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(1).minus(TOLERANCE));
    }

    @Test
    void aDelayIsFromZeroToFifteenMinutes() {
        List<Nudge> nudges = List.of(nudge(INSTAGRAM));

        queue().send(ALICE, nudges, PostingQueue.MAX_DELAY);
        assertThatThrownBy(() -> queue().send(ALICE, nudges, PostingQueue.MAX_DELAY.plusNanos(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> queue().send(ALICE, nudges, Duration.ofNanos(-1)))
                .isInstanceOf(IllegalArgumentException.class);

        assertThat(receive()).isEmpty();
    }

    @Test
    void aMessageBeingReceivedIsNotReceivedByOthers() {
        queue().send(ALICE, List.of(nudge(INSTAGRAM)), Duration.ZERO);
        await(1);

        assertThat(receive()).isEmpty();
    }

    @Test
    void aMessageIsDeliveredAgainWhenItsReceiverSays() {
        queue().send(ALICE, List.of(nudge(INSTAGRAM)), Duration.ZERO);
        Received first = await(1).getFirst();
        Instant toldAt = now();

        queue().redeliver(first.receipt(), Duration.ofSeconds(1));

        assertThat(receive()).isEmpty();
        assertThat(await(1)).extracting(Received::body).containsExactly(first.body());
        assertThat(Duration.between(toldAt, now()))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(1).minus(TOLERANCE));
    }

    @Test
    void aMessageCanBeDeliveredAgainAtOnce() {
        queue().send(ALICE, List.of(nudge(INSTAGRAM)), Duration.ZERO);
        Received first = await(1).getFirst();

        queue().redeliver(first.receipt(), Duration.ZERO);

        assertThat(await(1)).extracting(Received::body).containsExactly(first.body());
    }

    @Test
    void aRedeliveryIsFromZeroToTwelveHours() {
        Receipt receipt = new Receipt("any");

        assertThatThrownBy(() -> queue().redeliver(receipt, Duration.ofHours(12).plusNanos(1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> queue().redeliver(receipt, Duration.ofNanos(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anUnknownReceiptIsAFault() {
        assertThatThrownBy(() -> queue().redeliver(new Receipt("no such receipt"), Duration.ZERO))
                .isInstanceOf(QueueUnavailableException.class);
    }

    protected static Nudge nudge(Destination destination) {
        return new Nudge(requestId(1), destination, Optional.of(new NudgeId("nudge-of-" + destination)));
    }

    /** A message in the hands of the test. */
    public record Received(String body, Receipt receipt) {
        NudgeMessage.Parsed parsed() {
            return NudgeMessage.parse(body);
        }
    }
}
