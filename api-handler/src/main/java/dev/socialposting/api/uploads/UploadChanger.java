package dev.socialposting.api.uploads;

import dev.socialposting.logging.LogContext;
import dev.socialposting.platforms.SocialPlatforms;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.LogEntry;
import dev.socialposting.uploads.model.Posting;
import dev.socialposting.uploads.model.Transition;
import dev.socialposting.uploads.model.UploadChange;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.store.UploadRequestStore;
import dev.socialposting.uploads.store.UploadRequestStore.Update;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Changes requests of which nothing has started: the row first, then the lines in the log, then the nudges. */
final class UploadChanger {
    private final UploadRequestStore requests;
    private final Aftermath aftermath;
    private final SocialPlatforms platforms;
    private final Clock clock;

    UploadChanger(UploadRequestStore requests, Aftermath aftermath, SocialPlatforms platforms, Clock clock) {
        this.requests = requests;
        this.aftermath = aftermath;
        this.platforms = platforms;
        this.clock = clock;
    }

    /** What became of a change. */
    sealed interface Outcome {
        record Changed(UploadRequest stored) implements Outcome {}

        record AlreadyStarted() implements Outcome {}

        /** It has been deleted meanwhile. */
        record Gone() implements Outcome {}
    }

    Outcome change(UploadRequest request, UploadChange change) {
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
                changedAt(now, stored).isEmpty() ? new Outcome.AlreadyStarted() : changed(before.get(), stored, now);
            case Update.Gone() -> new Outcome.Gone();
        };
    }

    private Outcome changed(UploadRequest before, UploadRequest stored, Instant now) {
        List<Destination> changed = changedAt(now, stored);
        if (stored.expiresAt().isAfter(before.expiresAt())) {
            aftermath.keepLogLonger(stored);
        }
        List<LogEntry> lines = changed.stream()
                .flatMap(destination -> lines(before, stored, destination, now).stream())
                .toList();
        aftermath.of(stored, lines, changed, now);
        return new Outcome.Changed(stored);
    }

    private List<LogEntry> lines(UploadRequest before, UploadRequest stored, Destination destination, Instant now) {
        List<PostWarning> warnings = new ArrayList<>();
        if (!stored.caption().equals(before.caption())) {
            warnings.addAll(CaptionCaution.of(platforms, List.of(destination), stored.caption()));
        }
        if (!stored.schedule().equals(before.schedule())) {
            warnings.addAll(ExpiringVideo.of(List.of(destination), stored.videoUrl(), stored.schedule(), now));
        }
        List<LogLines.Warning> lines = warnings.stream().map(PostWarning::inLog).toList();
        return ScheduleWords.changed(before, stored, destination)
                .map(line -> LogLines.of(destination, stored.version(), now, line, lines))
                .orElse(List.of());
    }

    private static List<Destination> changedAt(Instant now, UploadRequest request) {
        return request.postings().values().stream()
                .filter(posting -> posting.updatedAt().equals(now))
                .filter(posting -> !posting.status().isFinal())
                .map(Posting::destination)
                .toList();
    }
}
