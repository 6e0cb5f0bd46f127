package dev.socialposting.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.testing.SettableClock;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.NudgeId;
import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.model.UserId;
import dev.socialposting.uploads.queue.InMemoryPostingQueue;
import dev.socialposting.uploads.queue.InMemoryPostingQueue.Delivery;
import dev.socialposting.uploads.queue.Nudge;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * How long the messages of a user with few posts wait beside those of one with 10,000, by a model of what AWS publishes of SQS: with all of
 * them alike, and with the user as message group.
 */
class FairQueuesTest {
    private static final UserId LARGE = new UserId("large");
    private static final UserId SMALL = new UserId("small");
    private static final Destination DESTINATION =
            Destination.parse("instagram:1").orElseThrow();
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /** As deployed: four workers with ten messages each; a message takes them a second. */
    private static final int AT_ONCE = 40;

    @Test
    void aUserWithTenThousandPostsDoesNotMakeTheOthersWait() {
        List<Duration> alike = dwell(false);
        List<Duration> byUser = dwell(true);

        System.out.printf(
                "FAIRNESS dwell of a small user's messages beside 10,000: alike %s to %s, by user %s to %s%n",
                alike.getFirst(), alike.getLast(), byUser.getFirst(), byUser.getLast());
        assertThat(alike.getLast()).isGreaterThan(Duration.ofMinutes(2));
        assertThat(byUser).allSatisfy(one -> assertThat(one).isLessThan(Duration.ofSeconds(3)));
    }

    /** Of twenty messages, one every ten seconds; the shortest first. */
    private static List<Duration> dwell(boolean byUser) {
        SettableClock clock = new SettableClock(START);
        InMemoryPostingQueue queue = new InMemoryPostingQueue(clock);
        if (byUser) {
            queue.shareFairly();
        }
        queue.send(
                LARGE, IntStream.range(0, 10_000).mapToObj(_ -> nudge("large")).toList(), Duration.ZERO);
        Map<String, Instant> sent = new HashMap<>();
        List<Duration> dwell = new ArrayList<>();
        List<Delivery> atWork = List.of();
        for (int second = 0; dwell.size() < 20; second++) {
            atWork.forEach(delivery -> queue.delete(delivery.receipt()));
            if (second % 10 == 5 && sent.size() < 20) {
                Nudge nudge = nudge("small");
                sent.put(nudge.requestId().value(), clock.instant());
                queue.send(SMALL, List.of(nudge), Duration.ZERO);
            }
            atWork = IntStream.range(0, AT_ONCE / 10)
                    .mapToObj(_ -> queue.receive(10))
                    .flatMap(List::stream)
                    .toList();
            for (Delivery delivery : atWork) {
                sent.entrySet().stream()
                        .filter(one -> delivery.body().contains(one.getKey()))
                        .forEach(one -> dwell.add(Duration.between(one.getValue(), clock.instant())));
            }
            clock.advance(Duration.ofSeconds(1));
        }
        return dwell.stream().sorted().toList();
    }

    private static Nudge nudge(String name) {
        return new Nudge(new RequestId(UUID.randomUUID().toString()), DESTINATION, Optional.of(new NudgeId(name)));
    }
}
