package dev.socialposting.api.uploads;

import dev.socialposting.api.http.Call;
import dev.socialposting.api.http.Checked;
import dev.socialposting.api.http.Deed;
import dev.socialposting.api.http.FieldError;
import dev.socialposting.api.http.FieldReader;
import dev.socialposting.api.http.JsonBody;
import dev.socialposting.api.http.JsonPath;
import dev.socialposting.api.http.Problem;
import dev.socialposting.api.http.Reply;
import dev.socialposting.api.http.WritingEndpoint;
import dev.socialposting.api.uploads.PostWarning.CaptionCaution;
import dev.socialposting.api.uploads.PostWarning.ExpiringVideo;
import dev.socialposting.logging.LogContext;
import dev.socialposting.platforms.SocialPlatforms;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.LogEntry;
import dev.socialposting.uploads.model.Posting;
import dev.socialposting.uploads.model.Schedule;
import dev.socialposting.uploads.model.Transition;
import dev.socialposting.uploads.model.UploadChange;
import dev.socialposting.uploads.model.UploadChange.Deadline;
import dev.socialposting.uploads.model.UploadChange.Time;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.store.UploadRequestStore;
import dev.socialposting.uploads.store.UploadRequestStore.Update;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/**
 * {@code PATCH /api/social/uploads/{request_id}}: changes a request of which nothing has started. The row comes first, then the lines in
 * the log, then the nudges.
 */
final class ChangeUpload implements WritingEndpoint {
    private final OwnUploads uploads;
    private final PostChecks checks;
    private final UploadRequestStore requests;
    private final Aftermath aftermath;
    private final SocialPlatforms platforms;
    private final Clock clock;

    ChangeUpload(
            OwnUploads uploads,
            PostChecks checks,
            UploadRequestStore requests,
            Aftermath aftermath,
            SocialPlatforms platforms,
            Clock clock) {
        this.uploads = uploads;
        this.checks = checks;
        this.requests = requests;
        this.aftermath = aftermath;
        this.platforms = platforms;
        this.clock = clock;
    }

    @Override
    public Checked<Deed> prepare(Call call) {
        return uploads.find(call)
                .then(request -> JsonBody.of(call.http())
                        .then(body ->
                                read(body, request).then(change -> Checked.valid(() -> change(request, change)))));
    }

    /** What is to be changed, judged by the request as it is. A field that is missing stays as it is. */
    private Checked<UploadChange> read(JsonBody body, UploadRequest request) {
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
        times.scheduledAt().ifPresent(at -> errors.addAll(GivenTimes.checkScheduledAt(at, now)));
        times.publishBy().ifPresent(by -> errors.addAll(GivenTimes.checkPublishBy(by, scheduledAt, now)));
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

    private Reply change(UploadRequest request, UploadChange change) {
        LogContext.add(request.id(), request.postings().keySet());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        AtomicReference<UploadRequest> before = new AtomicReference<>(request);
        Update update = requests.update(request, row -> {
            Transition<UploadRequest> changed = row.change(change, now);
            if (changed instanceof Transition.Moved && changedAt(now, row).isEmpty()) {
                before.set(row);
            }
            return changed;
        });
        return switch (update) {
            case Update.Updated(UploadRequest stored) -> changed(before.get(), stored, now);
            // The answer to a write may have been lost: whether it took effect is seen in the row.
            case Update.Unchanged(UploadRequest stored, var _) ->
                changedAt(now, stored).isEmpty() ? alreadyStarted() : changed(before.get(), stored, now);
            case Update.Gone() -> OwnUploads.unknown().toReply();
        };
    }

    private Reply changed(UploadRequest before, UploadRequest stored, Instant now) {
        List<Destination> changed = changedAt(now, stored);
        if (stored.expiresAt().isAfter(before.expiresAt())) {
            aftermath.keepLogLonger(stored);
        }
        List<LogEntry> lines = changed.stream()
                .flatMap(destination -> lines(before, stored, destination, now).stream())
                .toList();
        aftermath.of(stored, lines, changed, now);
        return Reply.json(200, UploadJson.write(stored));
    }

    private static Reply alreadyStarted() {
        return Problem.conflict(
                        "already_started",
                        "Nothing was changed: a destination has started already, or all have ended. What has not"
                                + " gone out can be cancelled.")
                .toReply();
    }

    private List<LogEntry> lines(UploadRequest before, UploadRequest stored, Destination destination, Instant now) {
        List<PostWarning> warnings = new ArrayList<>();
        if (!stored.caption().equals(before.caption())) {
            warnings.addAll(CaptionCaution.of(platforms, List.of(destination), stored.caption()));
        }
        if (!stored.schedule().equals(before.schedule())) {
            warnings.addAll(ExpiringVideo.of(List.of(destination), stored.videoUrl(), stored.schedule(), now));
        }
        return LogLines.changed(before, stored, destination, warnings, now);
    }

    private static List<Destination> changedAt(Instant now, UploadRequest request) {
        return request.postings().values().stream()
                .filter(posting -> posting.updatedAt().equals(now))
                .filter(posting -> !posting.status().isFinal())
                .map(Posting::destination)
                .toList();
    }
}
