package dev.socialposting.uploads.model;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/** How long to wait before something is tried or looked at again. */
public sealed interface Backoff {
    /** The wait after so many waits, from 0. */
    Duration after(int waits);

    /** Twice as long each time, from the first to the longest. */
    static Backoff doubling(Duration first, Duration longest) {
        return new Doubling(first, longest);
    }

    /** These, in order; then always the last one. */
    static Backoff of(List<Duration> delays) {
        return new Stated(delays);
    }

    /** Half of the time that has passed since something began: soon at first, and seldom in the end. */
    static Duration halfOf(Duration elapsed, Duration shortest, Duration longest) {
        return atMost(longest, atLeast(shortest, elapsed.dividedBy(2)));
    }

    /** A delay, up to this part of it longer by chance, so that those who wait together do not come back together. */
    static Duration longerByChance(Duration delay, double mostOfIt, RandomGenerator random) {
        return Duration.ofMillis(Math.round(delay.toMillis() * (1 + mostOfIt * random.nextDouble())));
    }

    /** See {@link #doubling}. */
    record Doubling(Duration first, Duration longest) implements Backoff {
        private static final int MOST_DOUBLINGS = 30;

        @Override
        public Duration after(int waits) {
            return atMost(longest, first.multipliedBy(1L << Math.clamp(waits, 0, MOST_DOUBLINGS)));
        }
    }

    /** See {@link #of}. */
    record Stated(List<Duration> delays) implements Backoff {
        public Stated {
            delays = List.copyOf(delays);
            if (delays.isEmpty()) {
                throw new IllegalArgumentException("at least one delay is needed");
            }
        }

        @Override
        public Duration after(int waits) {
            return delays.get(Math.clamp(waits, 0, delays.size() - 1));
        }
    }

    private static Duration atMost(Duration longest, Duration delay) {
        return delay.compareTo(longest) < 0 ? delay : longest;
    }

    private static Duration atLeast(Duration shortest, Duration delay) {
        return delay.compareTo(shortest) > 0 ? delay : shortest;
    }
}
