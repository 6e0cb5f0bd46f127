package dev.socialposting.api.uploads;

import dev.socialposting.api.http.FieldError;
import dev.socialposting.api.http.FieldReader;
import dev.socialposting.api.http.JsonPath;
import dev.socialposting.uploads.model.Schedule;
import dev.socialposting.uploads.model.Timing;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * The times in the body of a call, as far as they could be read. Whether they are right for what is asked depends on the present
 * time, and is judged apart.
 *
 * @param publishBy empty also if the scheduled time, by which it is judged, could not be read
 * @param zone in which local times were read, and in which the scheduled time is to be shown
 */
record GivenTimes(Optional<Instant> scheduledAt, Optional<Instant> publishBy, Optional<ZoneId> zone) {
    static final String SCHEDULED_AT = "scheduled_at";
    static final String TIME_ZONE = "time_zone";
    static final String PUBLISH_BY = "publish_by";

    /** A time that is over for no longer than this means now: clocks differ, and a call takes its time. */
    private static final Duration STILL_NOW = Duration.ofSeconds(60);

    private static final Duration FURTHEST = Duration.ofDays(90);
    private static final Duration SHORTEST_TO_PUBLISH = Duration.ofMinutes(1);
    private static final Duration LONGEST_TO_PUBLISH = Duration.ofDays(7);

    Timing timing() {
        return new Timing(scheduledAt.map(at -> new Schedule(at, zone)), publishBy);
    }

    /**
     * Reads the fields of a body.
     *
     * @param otherZone where local times are meant if the body names no zone
     * @param errors where everything wrong is added
     */
    static GivenTimes read(FieldReader fields, Optional<ZoneId> otherZone, List<FieldError> errors) {
        Optional<String> scheduledAt = fields.text(SCHEDULED_AT);
        Optional<String> zoneName = fields.text(TIME_ZONE);
        Optional<String> publishBy = fields.text(PUBLISH_BY);
        if (zoneName.isPresent() && !fields.isGiven(SCHEDULED_AT) && !fields.isGiven(PUBLISH_BY)) {
            errors.add(FieldError.at(
                    JsonPath.ROOT.to(TIME_ZONE),
                    "time_zone_without_time",
                    "A time zone says how a time is meant: give scheduled_at or publish_by, too."));
        }
        Optional<ZoneId> named = zoneName.flatMap(TimeText::zone);
        if (zoneName.isPresent() && named.isEmpty()) {
            errors.add(FieldError.at(
                    JsonPath.ROOT.to(TIME_ZONE),
                    "unknown_time_zone",
                    "There is no such time zone. Name one of the IANA database, such as Europe/Berlin."));
        }
        Zone zone = new Zone(zoneName.isPresent() ? named : otherZone, zoneName.isPresent());
        Optional<Instant> at = scheduledAt.flatMap(text -> instant(text, JsonPath.ROOT.to(SCHEDULED_AT), zone, errors));
        Optional<Instant> by = publishBy.flatMap(text -> instant(text, JsonPath.ROOT.to(PUBLISH_BY), zone, errors));
        boolean isJudgeable = at.isPresent() || !fields.isGiven(SCHEDULED_AT);
        return new GivenTimes(at, by.filter(_ -> isJudgeable), zone.id());
    }

    /** What there is to read local times by. Named and yet empty: it is not known, which is an error already. */
    private record Zone(Optional<ZoneId> id, boolean isNamed) {}

    private static Optional<Instant> instant(String text, JsonPath path, Zone zone, List<FieldError> errors) {
        Optional<TimeText.Written> written = TimeText.parse(text);
        if (written.isEmpty()) {
            errors.add(FieldError.at(
                    path,
                    "malformed_time",
                    "This must be a date and a time such as 2026-12-01T09:00, or with an offset"
                            + " 2026-12-01T09:00:00+01:00."));
            return Optional.empty();
        }
        return switch (written.get()) {
            case TimeText.Written.AnInstant(Instant instant) -> Optional.of(instant);
            case TimeText.Written.Local local -> inZone(local, path, zone, errors);
        };
    }

    private static Optional<Instant> inZone(
            TimeText.Written.Local written, JsonPath path, Zone zone, List<FieldError> errors) {
        if (zone.id().isEmpty()) {
            if (!zone.isNamed()) {
                errors.add(FieldError.at(
                        path,
                        "time_zone_required",
                        "This time has no offset from UTC: add one, or give the time_zone in which it is meant."));
            }
            return Optional.empty();
        }
        ZoneId there = zone.id().get();
        return switch (written.in(there)) {
            case TimeText.Meaning.At(Instant instant) -> Optional.of(instant);
            case TimeText.Meaning.Skipped(var from, var to) -> {
                errors.add(FieldError.at(
                        path,
                        "no_such_local_time",
                        "There is no such time in %s: the clocks go forward from %s to %s."
                                .formatted(there, TimeText.inWords(from), TimeText.inWords(to))));
                yield Optional.empty();
            }
        };
    }

    /** What is wrong with a scheduled time, if anything. */
    static List<FieldError> checkScheduledAt(Instant at, Instant now) {
        JsonPath path = JsonPath.ROOT.to(SCHEDULED_AT);
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
    static List<FieldError> checkPublishBy(Instant publishBy, Optional<Instant> scheduledAt, Instant now) {
        JsonPath path = JsonPath.ROOT.to(PUBLISH_BY);
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
