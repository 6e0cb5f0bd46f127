package dev.socialposting.worker;

import dev.socialposting.uploads.model.Backoff;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How long to wait before a failed step is tried again: the stated delays, each up to a fifth longer by chance, so that postings
 * that failed together do not come back together. Never shorter: together they are to outlast a short outage of a platform.
 */
final class RetrySchedule {
    private static final double LONGEST_ADDITION = 0.2;

    private final Backoff delays;
    private final RandomGenerator random;

    RetrySchedule(List<Duration> delays, RandomGenerator random) {
        this.delays = Backoff.of(delays);
        this.random = random;
    }

    /**
     * The wait after a failed try.
     *
     * @param failedTries how many tries have failed, from 1; beyond the last stated delay that one is used
     */
    Duration afterFailedTry(int failedTries) {
        return Backoff.longerByChance(delays.after(failedTries - 1), LONGEST_ADDITION, random);
    }
}
