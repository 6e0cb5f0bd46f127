package dev.socialposting.simulator.model;

import java.time.Duration;

/**
 * How the platforms fare as a whole, whatever the scenarios of single accounts are.
 *
 * @param shortest every call takes at least so long over HTTP; half of it passes before the call takes effect, half after
 * @param longest and at most so long
 * @param failingPercent how many of a hundred calls go wrong
 * @param seed of the randomness by which it is decided which
 */
public record FaultProfile(Duration shortest, Duration longest, int failingPercent, long seed) {
    private static final int ALL = 100;

    /** Answers come at once, and nothing goes wrong. */
    public static final FaultProfile NONE = new FaultProfile(Duration.ZERO, Duration.ZERO, 0, 0);

    public FaultProfile {
        if (shortest.isNegative() || longest.compareTo(shortest) < 0 || failingPercent < 0 || failingPercent > ALL) {
            throw new IllegalArgumentException("no such fault profile");
        }
    }
}
