package dev.socialposting.uploads.model;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * When a posting must be looked at again even if no nudge ever arrives, and how often that was needed already.
 *
 * @param at the posting is overdue from this instant on
 * @param nudges how many times the dispatcher has nudged since the posting last moved
 */
public record Wake(Instant at, int nudges) {
    private static final Backoff BETWEEN_NUDGES = Backoff.doubling(Duration.ofMinutes(1), Duration.ofMinutes(15));

    public static Wake at(Instant instant) {
        return new Wake(instant, 0);
    }

    /**
     * When it was overdue first: without the time that each nudge has added since. As the dispatcher comes up to a minute late each time, this
     * may be a few minutes too late, and is never too early.
     */
    public Instant first() {
        Duration added = Stream.iterate(0, n -> n + 1)
                .limit(nudges)
                .map(BETWEEN_NUDGES::after)
                .reduce(Duration.ZERO, Duration::plus);
        return at.minus(added);
    }

    public boolean isOverdueAt(Instant now) {
        return !now.isBefore(at);
    }

    /** After a nudge at the given instant: the next one is due after 1, 2, 4, 8 and then always 15 minutes. */
    Wake afterNudge(Instant now) {
        return new Wake(now.plus(BETWEEN_NUDGES.after(nudges)), nudges + 1);
    }
}
