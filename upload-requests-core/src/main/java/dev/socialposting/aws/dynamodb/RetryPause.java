package dev.socialposting.aws.dynamodb;

import dev.socialposting.uploads.model.Backoff;
import dev.socialposting.uploads.store.StoreUnavailableException;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Waits between tries of a write: for a random time below a bound that doubles, so that writers of one row get out of each other's
 * way ("full jitter", Amazon Builders' Library, "Timeouts, retries, and backoff with jitter").
 */
final class RetryPause {
    private static final Backoff BOUND = Backoff.doubling(Duration.ofMillis(10), Duration.ofMillis(200));

    private final RandomGenerator random;

    RetryPause(RandomGenerator random) {
        this.random = random;
    }

    /** Waits after the given number of earlier tries that were in vain. */
    void pause(int earlier) {
        try {
            Thread.sleep(delay(earlier));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException("interrupted before a write was tried again", e);
        }
    }

    Duration delay(int earlier) {
        return Duration.ofNanos(random.nextLong(BOUND.after(earlier).toNanos()));
    }
}
