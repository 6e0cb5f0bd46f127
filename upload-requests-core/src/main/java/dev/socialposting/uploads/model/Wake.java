package dev.socialposting.uploads.model;

import java.time.Duration;
import java.time.Instant;

/**
 * When a posting must be looked at again even if no nudge ever arrives, and how often that was needed already.
 *
 * @param at the posting is overdue from this instant on
 * @param nudges how many times the dispatcher has nudged since the posting last moved
 */
public record Wake(Instant at, int nudges) {
    private static final Duration FIRST_BACKOFF = Duration.ofMinutes(1);
    private static final Duration LONGEST_BACKOFF = Duration.ofMinutes(15);

    public static Wake at(Instant instant) {
        return new Wake(instant, 0);
    }

    public boolean isOverdueAt(Instant now) {
        return !now.isBefore(at);
    }

    /** After a nudge at the given instant: the next one is due after 1, 2, 4, 8 and then always 15 minutes. */
    Wake afterNudge(Instant now) {
        Duration backoff = nudges >= 4 ? LONGEST_BACKOFF : FIRST_BACKOFF.multipliedBy(1L << nudges);
        return new Wake(now.plus(backoff), nudges + 1);
    }
}
