package dev.socialposting.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.socialposting.uploads.store.StoreUnavailableException;
import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class RetryPauseTest {
    @Property
    void aDelayIsBelowABoundThatDoublesUpToTwoHundredMilliseconds(
            @ForAll long seed, @ForAll @IntRange(max = 60) int earlier) {
        double bound = Math.min(200, 10 * Math.pow(2, earlier));

        Duration delay = new RetryPause(new Random(seed)).delay(earlier);

        assertThat(delay).isGreaterThanOrEqualTo(Duration.ZERO).isLessThan(Duration.ofNanos((long)
                (bound * 1_000_000)));
    }

    @Test
    void delaysAreSpreadOverTheWholeTime() {
        RetryPause pause = new RetryPause(new Random(42));

        long spread = IntStream.range(0, 200)
                .mapToLong(_ -> pause.delay(10).toMillis() / 20)
                .distinct()
                .count();

        assertThat(spread).isEqualTo(10);
    }

    @Test
    void anInterruptedWaitIsAFaultAndStaysInterrupted() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> new RetryPause(new Random(42)).pause(10))
                .isInstanceOf(StoreUnavailableException.class);

        assertThat(Thread.interrupted()).isTrue();
    }
}
