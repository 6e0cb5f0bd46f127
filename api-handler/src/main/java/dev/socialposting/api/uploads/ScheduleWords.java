package dev.socialposting.api.uploads;

import dev.socialposting.api.http.Json;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.LogCode;
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

/** What a log says about when a post goes out. */
final class ScheduleWords {
    private ScheduleWords() {}

    /** The first line of the log. */
    static LogLines.Line accepted(UploadRequest request) {
        Map<String, Object> fields = new LinkedHashMap<>();
        request.schedule().ifPresent(schedule -> {
            fields.put("scheduled_at", Json.instant(schedule.at()));
            schedule.zone().ifPresent(zone -> fields.put("time_zone", zone.getId()));
        });
        return new LogLines.Line(LogCode.ACCEPTED, acceptedInWords(request), fields);
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

    /** What its user has changed; empty if all is as it was. */
    static Optional<LogLines.Line> changed(UploadRequest before, UploadRequest after, Destination destination) {
        List<String> sentences = new ArrayList<>();
        Map<String, Object> fields = new LinkedHashMap<>();
        if (!before.schedule().equals(after.schedule())) {
            String from = before.schedule().map(ScheduleWords::at).orElse("now");
            String to = after.schedule().map(ScheduleWords::at).orElse("now");
            String next = after.schedule()
                    .filter(_ -> after.posting(destination).orElseThrow().status() == PostingStatus.SCHEDULED)
                    .map(ScheduleWords::preparation)
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
        return sentences.isEmpty()
                ? Optional.empty()
                : Optional.of(new LogLines.Line(LogCode.CHANGED, String.join(" ", sentences), fields));
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
}
