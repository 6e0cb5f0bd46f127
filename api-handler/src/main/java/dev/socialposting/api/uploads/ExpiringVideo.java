package dev.socialposting.api.uploads;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.api.http.Json;
import dev.socialposting.platforms.rules.SignedUrl;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.LogCode;
import dev.socialposting.uploads.model.Schedule;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A video whose signed address may have expired by the time at which a platform fetches it: a reason to warn, not to refuse.
 *
 * @param detail for its user; without the address
 */
record ExpiringVideo(Destination destination, Instant expiresAt, String detail) implements PostWarning {
    private static final String WHAT_TO_DO =
            " Platforms cannot fetch the video after that: if this post is not out by then, it fails. Sign an address that is good for"
                    + " longer.";

    /** A platform fetches a video once it is told to, and may take its time. */
    private static final Duration TIME_TO_FETCH = Duration.ofHours(1);

    /** For each destination. None if the address is good until the scheduled time and for the next hour, or does not say how long it is. */
    static List<ExpiringVideo> of(
            Collection<Destination> destinations, String videoUrl, Optional<Schedule> schedule, Instant now) {
        Optional<Instant> expiry = SignedUrl.expiry(videoUrl);
        Optional<String> trouble = expiry.flatMap(at -> trouble(at, schedule, now));
        return trouble.isEmpty()
                ? List.of()
                : destinations.stream()
                        .map(destination ->
                                new ExpiringVideo(destination, expiry.orElseThrow(), trouble.get() + WHAT_TO_DO))
                        .toList();
    }

    private static Optional<String> trouble(Instant expiry, Optional<Schedule> schedule, Instant now) {
        Optional<ZoneId> zone = schedule.flatMap(Schedule::zone);
        String until = TimeText.inWords(expiry, zone);
        Optional<Instant> after = schedule.map(Schedule::at).filter(expiry::isBefore);
        if (!expiry.isAfter(now)) {
            return Optional.of("The signed address of the video expired at %s.".formatted(until));
        }
        if (after.isPresent()) {
            return Optional.of("The signed address of the video expires at %s, before the scheduled time, %s."
                    .formatted(until, TimeText.inWords(after.get(), zone)));
        }
        return expiry.isBefore(now.plus(TIME_TO_FETCH))
                ? Optional.of("The signed address of the video expires at %s, within an hour.".formatted(until))
                : Optional.empty();
    }

    @Override
    public ObjectNode toJson() {
        return Json.object()
                .put("code", LogCode.VIDEO_URL_EXPIRES.word())
                .put("destination", destination.toString())
                .put("expires_at", Json.instant(expiresAt))
                .put("detail", detail);
    }

    @Override
    public LogLines.Warning inLog() {
        return new LogLines.Warning(LogCode.VIDEO_URL_EXPIRES, detail, Map.of("expires_at", Json.instant(expiresAt)));
    }
}
