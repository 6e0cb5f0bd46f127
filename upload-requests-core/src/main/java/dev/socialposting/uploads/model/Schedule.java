package dev.socialposting.uploads.model;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * The time at which a post is to go out.
 *
 * @param at it never goes out before this instant
 * @param zone where its user means that time; only for showing it
 */
public record Schedule(Instant at, Optional<ZoneId> zone) {
    /** How long before its time a post is prepared, so that only the publish call is left when the time comes. */
    public static final Duration TIME_TO_PREPARE = Duration.ofMinutes(10);

    /** When its preparation begins. */
    public Instant startAt() {
        return at.minus(TIME_TO_PREPARE);
    }
}
