package dev.socialposting.api.uploads;

import dev.socialposting.api.http.Json;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.LogCode;
import dev.socialposting.uploads.model.LogEntry;
import dev.socialposting.uploads.model.LogLevel;
import dev.socialposting.uploads.model.LogPosition;
import dev.socialposting.uploads.model.Posting;
import dev.socialposting.uploads.model.PostingStatus;
import dev.socialposting.uploads.model.Schedule;
import dev.socialposting.uploads.model.UploadRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the log of a posting says of what its user did with the post: how it begins, and what was changed.
 *
 * <p>That a post was accepted which goes out at once is not stored: the row tells it, for as long as there is one. A scheduled post can be
 * changed; what it was accepted for is stored, as is every warning.
 */
final class LogLines {
    private LogLines() {}

    /**
     * What one line says.
     *
     * @param fields what the line has beside its message
     */
    record Line(LogCode code, String message, Map<String, Object> fields) {}

    /**
     * The lines that are to be stored for a request that has just been accepted; most often none. They are not at the row's version: a
     * worker may have written the row, and its log, already.
     */
    static List<LogEntry> toStore(UploadRequest accepted, List<PostWarning> warnings) {
        List<LogEntry> lines = new ArrayList<>();
        for (Destination destination : accepted.postings().keySet()) {
            List<PostWarning> ofThis = warnings.stream()
                    .filter(warning -> warning.destination().equals(destination))
                    .toList();
            List<LogEntry> all = accepted(accepted, destination, ofThis);
            lines.addAll(isToldByRow(accepted) ? all.subList(1, all.size()) : all);
        }
        return lines;
    }

    /**
     * A log from its beginning, whether that is stored or not.
     *
     * @param stored the first entries that are
     */
    static List<LogEntry> fromBeginning(List<LogEntry> stored, UploadRequest request, Destination destination) {
        boolean isStored = !stored.isEmpty() && stored.getFirst().position().equals(LogPosition.FIRST);
        if (isStored || !isToldByRow(request)) {
            return stored;
        }
        List<LogEntry> whole = new ArrayList<>(accepted(request, destination, List.of()));
        whole.addAll(stored);
        return whole;
    }

    private static boolean isToldByRow(UploadRequest request) {
        return request.schedule().isEmpty();
    }

    private static List<LogEntry> accepted(UploadRequest request, Destination destination, List<PostWarning> warnings) {
        Map<String, Object> fields = new LinkedHashMap<>();
        request.schedule().ifPresent(schedule -> {
            fields.put("scheduled_at", Json.instant(schedule.at()));
            schedule.zone().ifPresent(zone -> fields.put("time_zone", zone.getId()));
        });
        Line line = new Line(LogCode.ACCEPTED, acceptedInWords(request), fields);
        return entries(destination, LogPosition.FIRST.rowVersion(), request.createdAt(), line, warnings);
    }

    private static String acceptedInWords(UploadRequest request) {
        Optional<Schedule> schedule = request.schedule();
        if (schedule.isEmpty()) {
            return "Accepted. A worker begins within seconds.";
        }
        String accepted = "Accepted for %s.".formatted(at(schedule.get()));
        return schedule.get().startAt().isAfter(request.createdAt())
                ? accepted + " " + preparation(schedule.get())
                : accepted + " A worker begins within seconds to prepare it; it does not go out before its time.";
    }

    /**
     * What its user has changed; empty if all is as it was.
     *
     * @param warnings of this destination
     */
    static List<LogEntry> changed(
            UploadRequest before,
            UploadRequest after,
            Destination destination,
            List<PostWarning> warnings,
            Instant now) {
        List<String> sentences = new ArrayList<>();
        Map<String, Object> fields = new LinkedHashMap<>();
        if (!before.schedule().equals(after.schedule())) {
            String from = before.schedule().map(LogLines::at).orElse("now");
            String to = after.schedule().map(LogLines::at).orElse("now");
            String next = after.schedule()
                    .filter(_ -> after.posting(destination).orElseThrow().status() == PostingStatus.SCHEDULED)
                    .map(LogLines::preparation)
                    .orElse("A worker begins within seconds.");
            fields.put("scheduled_at_before", instant(before));
            fields.put("scheduled_at", instant(after));
            sentences.add("You moved it from %s to %s. %s".formatted(from, to, next));
        }
        if (!before.caption().equals(after.caption())) {
            fields.put("caption_changed", true);
            sentences.add("You changed its caption.");
        }
        Optional<Instant> publishBy = after.posting(destination).map(Posting::publishBy);
        if (!publishBy.equals(before.posting(destination).map(Posting::publishBy))) {
            publishBy.ifPresent(by -> {
                fields.put("publish_by", Json.instant(by));
                sentences.add("It must now be out by %s."
                        .formatted(TimeText.inWords(by, after.schedule().flatMap(Schedule::zone))));
            });
        }
        if (sentences.isEmpty()) {
            return List.of();
        }
        Line line = new Line(LogCode.CHANGED, String.join(" ", sentences), fields);
        return entries(destination, after.version(), now, line, warnings);
    }

    private static String instant(UploadRequest request) {
        return request.schedule().map(Schedule::at).map(Json::instant).orElse("now");
    }

    private static String at(Schedule schedule) {
        return TimeText.inWords(schedule.at(), schedule.zone());
    }

    private static String preparation(Schedule schedule) {
        return "Preparation begins at %s, %d minutes before."
                .formatted(TimeText.inWords(schedule.startAt(), schedule.zone()), Schedule.TIME_TO_PREPARE.toMinutes());
    }

    /**
     * One line, and one for each warning.
     *
     * @param version of the row as it was written
     */
    private static List<LogEntry> entries(
            Destination destination, long version, Instant now, Line first, List<PostWarning> warnings) {
        List<LogEntry> lines = new ArrayList<>();
        lines.add(new LogEntry(
                destination,
                new LogPosition(version, 0),
                now,
                LogLevel.INFO,
                first.code(),
                first.message(),
                first.fields()));
        for (PostWarning each : warnings) {
            Line warning = each.inLog();
            LogPosition position = new LogPosition(version, lines.size());
            lines.add(new LogEntry(
                    destination, position, now, LogLevel.WARNING, warning.code(), warning.message(), warning.fields()));
        }
        return lines;
    }
}
