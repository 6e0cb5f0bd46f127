package dev.socialposting.endtoend;

import java.time.Duration;
import java.util.List;

/** How long many things took. */
record Percentiles(Duration p50, Duration p99, Duration max) {
    private static final int ALL = 100;

    static Percentiles of(List<Duration> durations) {
        List<Duration> sorted = durations.stream().sorted().toList();
        return new Percentiles(at(sorted, 50), at(sorted, 99), at(sorted, ALL));
    }

    /** The smallest value that so many of a hundred do not exceed. */
    private static Duration at(List<Duration> sorted, int percent) {
        int rank = Math.ceilDiv(percent * sorted.size(), ALL);
        return sorted.isEmpty() ? Duration.ZERO : sorted.get(Math.max(0, rank - 1));
    }

    @Override
    public String toString() {
        return "p50 %d ms, p99 %d ms, max %d ms".formatted(p50.toMillis(), p99.toMillis(), max.toMillis());
    }
}
