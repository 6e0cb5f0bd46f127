package dev.socialposting.uploads.model;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * What its user wants changed about a request of which nothing has started.
 *
 * @param caption the new one, if given
 */
public record UploadChange(Optional<String> caption, Time time, Deadline deadline) {
    /** When it is to go out. */
    public sealed interface Time {
        record Unchanged() implements Time {}

        record At(Schedule schedule) implements Time {}

        record Now() implements Time {}
    }

    /** When it is given up. */
    public sealed interface Deadline {
        /** Stays; when the time moves, it moves along and keeps its distance. */
        record Unchanged() implements Deadline {}

        record By(Instant publishBy) implements Deadline {}

        /** {@link Timing#USUAL_TIME_TO_PUBLISH} after its time. */
        record Usual() implements Deadline {}
    }

    /** The schedule that the request has afterwards. */
    public Optional<Schedule> scheduleOf(UploadRequest request) {
        return switch (time) {
            case Time.Unchanged() -> request.schedule();
            case Time.At(Schedule schedule) -> Optional.of(schedule);
            case Time.Now() -> Optional.empty();
        };
    }

    /** The request as it is afterwards. Applied to that once more, it gives the same, as long as nothing has started. */
    UploadRequest appliedTo(UploadRequest request, Instant now) {
        Optional<Schedule> newer = scheduleOf(request);
        SequencedMap<Destination, Posting> changed = new LinkedHashMap<>();
        request.postings()
                .forEach((destination, posting) -> changed.put(
                        destination,
                        posting.state() instanceof PostingState.Scheduled scheduled
                                ? changed(posting, scheduled, request, newer, now)
                                : posting));
        return new UploadRequest(
                request.id(),
                request.userId(),
                request.videoUrl(),
                caption.orElse(request.caption()),
                request.fingerprint(),
                newer,
                request.createdAt(),
                now,
                changed,
                request.version());
    }

    private Posting changed(
            Posting posting,
            PostingState.Scheduled scheduled,
            UploadRequest request,
            Optional<Schedule> newer,
            Instant now) {
        PostingState state = time instanceof Time.Unchanged ? scheduled : PostingState.accepted(newer, now);
        return new Posting(
                posting.destination(),
                posting.options(),
                posting.createdAt(),
                now,
                publishBy(posting, request.schedule(), newer, now),
                state);
    }

    private Instant publishBy(Posting posting, Optional<Schedule> older, Optional<Schedule> newer, Instant now) {
        return switch (deadline) {
            case Deadline.By(Instant publishBy) -> publishBy;
            case Deadline.Usual() -> new Timing(newer, Optional.empty()).deadline(now);
            case Deadline.Unchanged() when time instanceof Time.Unchanged -> posting.publishBy();
            case Deadline.Unchanged() -> {
                Instant before = older.map(Schedule::at).orElse(posting.createdAt());
                Duration distance = Duration.between(before, posting.publishBy());
                yield new Timing(newer, Optional.empty()).firstPossible(now).plus(distance);
            }
        };
    }
}
