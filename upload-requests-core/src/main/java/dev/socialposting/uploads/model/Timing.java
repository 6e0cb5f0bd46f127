package dev.socialposting.uploads.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When a post may go out.
 *
 * @param schedule not before this time; empty means now
 * @param publishBy not after this instant; empty means the usual time after the scheduled one
 */
public record Timing(Optional<Schedule> schedule, Optional<Instant> publishBy) {
    /** As soon as possible, with the usual time for it. */
    public static final Timing NOW = new Timing(Optional.empty(), Optional.empty());

    /** How long a post may take, from its scheduled time on, before it is given up. */
    public static final Duration USUAL_TIME_TO_PUBLISH = Duration.ofHours(24);

    /** When what is accepted or changed now is given up. */
    public Instant deadline(Instant now) {
        return publishBy.orElseGet(() -> firstPossible(now).plus(USUAL_TIME_TO_PUBLISH));
    }

    /** When it can go out at the earliest: the scheduled time, unless that is over. */
    public Instant firstPossible(Instant now) {
        return schedule.map(Schedule::at).filter(now::isBefore).orElse(now);
    }

    /** Whether nothing is to be done yet, because the time to prepare it has not come. */
    public boolean isLater(Instant now) {
        return schedule.map(Schedule::startAt).filter(now::isBefore).isPresent();
    }
}
