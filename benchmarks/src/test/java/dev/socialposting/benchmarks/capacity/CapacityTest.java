package dev.socialposting.benchmarks.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.benchmarks.virtual.VirtualSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The exact figures of {@code bin/bench capacity}: whoever makes a post dearer must say so here. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CapacityTest {
    private static final int LINES = 100;

    private final VirtualSystem system = VirtualSystem.metered();
    private final PostCosts costs = PostCosts.measure(system);

    @AfterAll
    void close() {
        system.close();
    }

    @Test
    void aPostToThreeDestinationsWithTenLooksEachCostsExactlyThis() {
        assertThat(costs.writeUnits()).as("write units").isEqualTo(505);
        assertThat(costs.writes()).as("writes").isEqualTo(154);
        assertThat(costs.readUnits()).as("read units").isEqualTo(67);
        assertThat(costs.reads()).as("reads").isEqualTo(67);
        assertThat(costs.queueRequests()).as("requests of SQS").isEqualTo(97);
        assertThat(costs.platformCalls()).as("calls of platforms").isEqualTo(44);
    }

    @Test
    void eachDestinationWasLookedAtTenTimes() {
        assertThat(costs.polls()).isEqualTo(PostCosts.DESTINATIONS * PostCosts.POLLS);
    }

    @Test
    void aLineCostsTheSameHoweverLongTheLogIsAndAHundredLessThanHalfOfThePlainLayout() {
        LogCosts log = LogCosts.measure(system.tables(), costs.log(), LINES);

        assertThat(log.ours()).hasSize(LINES).containsOnly(1.0);
        assertThat(log.oursOfFirst(LINES)).isLessThanOrEqualTo(log.plainOfFirst(LINES) / 2);
    }

    @Test
    void theWholePostCostsLessThanHalfOfThePlainLayout() {
        assertThat(costs.writeUnits()).isLessThanOrEqualTo(LogCosts.plainPost(system.tables(), costs) / 2);
    }
}
