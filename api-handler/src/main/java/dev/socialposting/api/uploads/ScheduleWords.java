package dev.socialposting.api.uploads;

import dev.socialposting.uploads.model.Schedule;
import dev.socialposting.uploads.model.UploadRequest;
import java.util.Optional;

/** What a log says about when a post goes out. */
final class ScheduleWords {
    private ScheduleWords() {}

    /** The first line of the log. */
    static String accepted(UploadRequest request) {
        Optional<Schedule> schedule = request.schedule();
        if (schedule.isEmpty()) {
            return "Accepted. A worker begins within seconds.";
        }
        String accepted = "Accepted for %s.".formatted(at(schedule.get()));
        return schedule.get().startAt().isAfter(request.createdAt())
                ? accepted + " " + preparation(schedule.get())
                : accepted + " A worker begins within seconds to prepare it; it does not go out before its time.";
    }

    static String at(Schedule schedule) {
        return TimeText.inWords(schedule.at(), schedule.zone());
    }

    static String preparation(Schedule schedule) {
        return "Preparation begins at %s, %d minutes before."
                .formatted(
                        TimeText.inWords(schedule.startAt(), schedule.zone()), Schedule.TIME_TO_PREPARE.toMinutes());
    }
}
