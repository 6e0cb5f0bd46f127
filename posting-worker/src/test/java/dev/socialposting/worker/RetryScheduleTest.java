package dev.socialposting.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.socialposting.environment.Environment;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryScheduleTest {
    private static final List<Duration> DELAYS = List.of(Duration.ofSeconds(10), Duration.ofSeconds(60));

    @Property
    void eachDelayIsAsLongAsStatedOrUpToAFifthLongerAndTheLastOneRepeats(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 50) int failedTries) {
        RetrySchedule schedule = new RetrySchedule(DELAYS, new Random(seed));

        Duration delay = schedule.afterFailedTry(failedTries);

        long stated = failedTries == 1 ? 10_000 : 60_000;
        assertThat(delay.toMillis()).isBetween(stated, stated + stated / 5);
    }

    @Test
    void postingsThatFailedTogetherDoNotComeBackTogether() {
        RetrySchedule schedule = new RetrySchedule(DELAYS, new Random(1));

        assertThat(schedule.afterFailedTry(1)).isNotEqualTo(schedule.afterFailedTry(1));
    }

    @Property
    void looksComeEveryFifteenSecondsAtFirstAndEveryTenMinutesInTheEnd(
            @ForAll @LongRange(min = 0, max = 200_000) long secondsSinceCall) {
        Instant call = Instant.parse("2026-01-01T00:00:00Z");
        Instant now = call.plusSeconds(secondsSinceCall);

        assertThat(Duration.between(now, Looks.next(call, now)))
                .isEqualTo(Duration.ofMillis(Math.clamp(secondsSinceCall * 500, 15_000, 600_000)));
    }

    @Test
    void theSettingsAreReadFromTheEnvironment() {
        WorkerSettings settings = WorkerSettings.from(new Environment(Map.of(
                "WORKER_LANE", "transfer",
                "RETRY_DELAYS_SECONDS", "10, 60",
                "PLATFORM_CALL_TIMEOUT_SECONDS", "30",
                "LEASE_SECONDS", "90")));

        assertThat(settings)
                .isEqualTo(new WorkerSettings(Lane.TRANSFER, DELAYS, Duration.ofSeconds(30), Duration.ofSeconds(90)));
    }

    @ParameterizedTest
    @CsvSource({
        "WORKER_LANE, else",
        "RETRY_DELAYS_SECONDS, ''",
        "RETRY_DELAYS_SECONDS, '10,x'",
        "PLATFORM_CALL_TIMEOUT_SECONDS, 0",
        "LEASE_SECONDS, -1",
        "LEASE_SECONDS, 40",
    })
    void aSettingThatIsWrongIsNamed(String name, String value) {
        Map<String, String> good = Map.of(
                "WORKER_LANE",
                "posting",
                "RETRY_DELAYS_SECONDS",
                "10,60",
                "PLATFORM_CALL_TIMEOUT_SECONDS",
                "30",
                "LEASE_SECONDS",
                "90");
        Map<String, String> wrong = new HashMap<>(good);
        wrong.put(name, value);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> WorkerSettings.from(new Environment(wrong)))
                .withMessageContaining(name);
    }
}
