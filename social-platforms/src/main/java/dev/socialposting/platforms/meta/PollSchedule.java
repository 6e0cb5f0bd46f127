package dev.socialposting.platforms.meta;

import java.time.Duration;
import java.util.List;

/**
 * How long to wait between looks at something that takes its time.
 *
 * @param first the first waits, in order
 * @param then every later one
 */
public record PollSchedule(List<Duration> first, Duration then) {
    public PollSchedule {
        first = List.copyOf(first);
    }

    /** The wait after so many looks, from 0. */
    public Duration afterLooks(int looks) {
        return looks < first.size() ? first.get(looks) : then;
    }
}
