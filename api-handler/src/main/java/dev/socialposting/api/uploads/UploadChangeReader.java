package dev.socialposting.api.uploads;

import dev.socialposting.api.http.Checked;
import dev.socialposting.api.http.FieldError;
import dev.socialposting.api.http.FieldReader;
import dev.socialposting.api.http.JsonBody;
import dev.socialposting.api.http.JsonPath;
import dev.socialposting.api.http.Problem;
import dev.socialposting.uploads.model.Schedule;
import dev.socialposting.uploads.model.UploadChange;
import dev.socialposting.uploads.model.UploadChange.Deadline;
import dev.socialposting.uploads.model.UploadChange.Time;
import dev.socialposting.uploads.model.UploadRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads what is to be changed about a request, and judges it by the request as it is. A field that is missing stays as it is. */
final class UploadChangeReader {
    private final PostChecks checks;
    private final Clock clock;

    UploadChangeReader(PostChecks checks, Clock clock) {
        this.checks = checks;
        this.clock = clock;
    }

    Checked<UploadChange> read(JsonBody body, UploadRequest request) {
        List<FieldError> errors = new ArrayList<>(body.errors());
        FieldReader fields = new FieldReader(body.root(), JsonPath.ROOT, errors);
        Optional<String> caption = fields.text("caption");
        GivenTimes times = GivenTimes.read(fields, request.schedule().flatMap(Schedule::zone), errors);
        fields.rejectOthers();
        if (isEmpty(fields)) {
            errors.add(FieldError.at(
                    JsonPath.ROOT, "nothing_to_change", "Give at least one of caption, scheduled_at and publish_by."));
        }
        UploadChange change = new UploadChange(caption, time(fields, times), deadline(fields, times));
        errors.addAll(judged(change, times, request));
        return errors.isEmpty() ? Checked.valid(change) : Checked.invalid(Problem.invalidBody(errors));
    }

    private List<FieldError> judged(UploadChange change, GivenTimes times, UploadRequest request) {
        Instant now = clock.instant();
        Optional<Instant> scheduledAt = change.scheduleOf(request).map(Schedule::at);
        List<FieldError> errors = new ArrayList<>();
        change.caption().ifPresent(caption -> errors.addAll(checks.checkCaption(caption, request)));
        times.scheduledAt().ifPresent(at -> errors.addAll(TimingChecks.scheduledAt(at, now)));
        times.publishBy().ifPresent(by -> errors.addAll(TimingChecks.publishBy(by, scheduledAt, now)));
        return errors;
    }

    private static Time time(FieldReader fields, GivenTimes times) {
        return fields.isNull(GivenTimes.SCHEDULED_AT)
                ? new Time.Now()
                : times.scheduledAt()
                        .<Time>map(at -> new Time.At(new Schedule(at, times.zone())))
                        .orElseGet(Time.Unchanged::new);
    }

    private static Deadline deadline(FieldReader fields, GivenTimes times) {
        return fields.isNull(GivenTimes.PUBLISH_BY)
                ? new Deadline.Usual()
                : times.publishBy().<Deadline>map(Deadline.By::new).orElseGet(Deadline.Unchanged::new);
    }

    /** Null means something for the two times only: now, and as usual. */
    private static boolean isEmpty(FieldReader fields) {
        return Stream.of("caption", GivenTimes.SCHEDULED_AT, GivenTimes.TIME_ZONE, GivenTimes.PUBLISH_BY)
                        .noneMatch(fields::isGiven)
                && Stream.of(GivenTimes.SCHEDULED_AT, GivenTimes.PUBLISH_BY).noneMatch(fields::isNull);
    }
}
