package dev.socialposting.api.uploads;

import dev.socialposting.api.http.FieldError;
import dev.socialposting.api.http.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Judges the times that a user gives by the present one. */
final class TimingChecks {
    /** A time that is over for no longer than this means now: clocks differ, and a call takes its time. */
    static final Duration STILL_NOW = Duration.ofSeconds(60);

    static final Duration FURTHEST = Duration.ofDays(90);
    static final Duration SHORTEST_TO_PUBLISH = Duration.ofMinutes(1);
    static final Duration LONGEST_TO_PUBLISH = Duration.ofDays(7);

    private TimingChecks() {}

    /** What is wrong with a scheduled time, if anything. */
    static List<FieldError> scheduledAt(Instant at, Instant now) {
        JsonPath path = JsonPath.ROOT.to(GivenTimes.SCHEDULED_AT);
        if (at.isBefore(now.minus(STILL_NOW))) {
            return List.of(FieldError.at(path, "scheduled_in_the_past", "This time is over."));
        }
        return at.isAfter(now.plus(FURTHEST))
                ? List.of(FieldError.at(
                        path,
                        "scheduled_too_far",
                        "A post can be scheduled up to %d days ahead.".formatted(FURTHEST.toDays())))
                : List.of();
    }

    /**
     * What is wrong with the time by which a post must be out, if anything.
     *
     * @param scheduledAt when it is to go out, if not now
     */
    static List<FieldError> publishBy(Instant publishBy, Optional<Instant> scheduledAt, Instant now) {
        JsonPath path = JsonPath.ROOT.to(GivenTimes.PUBLISH_BY);
        Instant from = scheduledAt.filter(now::isBefore).orElse(now);
        if (publishBy.isBefore(from.plus(SHORTEST_TO_PUBLISH))) {
            return List.of(FieldError.at(
                    path,
                    "publish_by_too_soon",
                    "This must be at least a minute after the scheduled time, or after now if there is none."));
        }
        return publishBy.isAfter(from.plus(LONGEST_TO_PUBLISH))
                ? List.of(FieldError.at(
                        path,
                        "publish_by_too_late",
                        "This must be at most %d days after the scheduled time, or after now if there is none."
                                .formatted(LONGEST_TO_PUBLISH.toDays())))
                : List.of();
    }
}
