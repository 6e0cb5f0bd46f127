package dev.socialposting.api.uploads;

import dev.socialposting.concurrency.AtOnce;
import dev.socialposting.logging.LogContext;
import dev.socialposting.platforms.PlatformCatalog;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.LogEntry;
import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.model.UserId;
import dev.socialposting.uploads.store.StoreUnavailableException;
import dev.socialposting.uploads.store.UploadRequestStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Accepts posts. The row comes first, and with it the post is accepted, whatever happens after: a first log entry that is not
 * stored is missed by nobody but the reader, and a nudge that is not sent is made up for by the dispatcher.
 */
final class Acceptance {
    private final UploadRequestStore requests;
    private final Aftermath aftermath;
    private final RecentPostWarnings recentPosts;
    private final AtOnce atOnce;
    private final PlatformCatalog platforms;
    private final Clock clock;
    private final Supplier<UUID> randomIds;

    Acceptance(
            UploadRequestStore requests,
            Aftermath aftermath,
            RecentPostWarnings recentPosts,
            AtOnce atOnce,
            PlatformCatalog platforms,
            Clock clock,
            Supplier<UUID> randomIds) {
        this.requests = requests;
        this.aftermath = aftermath;
        this.recentPosts = recentPosts;
        this.atOnce = atOnce;
        this.platforms = platforms;
        this.clock = clock;
        this.randomIds = randomIds;
    }

    /** What became of a post. */
    sealed interface Outcome {
        /** The warnings speak against nothing: the post goes out unless its user stops it. */
        record Accepted(UploadRequest request, List<RecentPost> warnings) implements Outcome {}

        /** The same post under the same key was accepted before. */
        record Repeated(UploadRequest first, List<RecentPost> warnings) implements Outcome {}

        /** Another post under the same key was accepted before. */
        record KeyReused(RequestId first) implements Outcome {}
    }

    /** What a call comes to that repeats an earlier one; empty if the key is new. */
    Optional<Outcome> repeated(UserId caller, IdempotencyKey key, PostBody body) {
        RequestId id = key.requestIdFor(caller);
        LogContext.add(id, body.destinations().keySet());
        return requests.find(id).map(first -> compared(first, Fingerprint.of(body)));
    }

    /** Stores a post and has it begun. */
    Outcome accept(UserId caller, Optional<IdempotencyKey> key, PostBody body) {
        RequestId id = key.map(given -> given.requestIdFor(caller)).orElseGet(() -> RequestId.of(randomIds.get()));
        LogContext.add(id, body.destinations().keySet());
        String fingerprint = Fingerprint.of(body);
        UploadRequest request = UploadRequest.accepted(
                id,
                caller,
                body.videoUrl(),
                body.caption(),
                fingerprint,
                body.destinations(),
                body.timing(),
                clock.instant());
        return switch (created(request)) {
            case UploadRequestStore.Creation.Created(UploadRequest created) -> begun(created);
            // Only a caller's key makes an id twice. A random id that exists is this call's own write, whose answer was
            // lost.
            case UploadRequestStore.Creation.AlreadyExists(UploadRequest existing) ->
                key.isPresent() ? compared(existing, fingerprint) : begun(existing);
        };
    }

    /**
     * A write whose answer is lost may have taken effect. Then the post is accepted: a caller without a key who is told to repeat the
     * call would post twice.
     */
    private UploadRequestStore.Creation created(UploadRequest request) {
        try {
            return requests.create(request);
        } catch (StoreUnavailableException unanswered) {
            return requests.find(request.id())
                    .filter(found -> found.fingerprint().equals(request.fingerprint()))
                    .map(UploadRequestStore.Creation.Created::new)
                    .orElseThrow(() -> unanswered);
        }
    }

    private Outcome compared(UploadRequest first, String fingerprint) {
        return first.fingerprint().equals(fingerprint)
                ? new Outcome.Repeated(first, recentPosts.again(first))
                : new Outcome.KeyReused(first.id());
    }

    /**
     * All at once, for a person waits, and nobody can read the log before the answer tells the id. Only what is warned of comes after,
     * which is seldom anything.
     */
    private Outcome begun(UploadRequest request) {
        List<LogEntry> first = firstEntries(request, List.of());
        AtomicReference<List<RecentPost>> warnings = new AtomicReference<>(List.of());
        atOnce.run(List.of(
                () -> aftermath.nudge(request, request.postings().keySet(), request.createdAt()),
                () -> aftermath.tell(request, first),
                () -> warnings.set(recentPosts.about(request))));
        if (!warnings.get().isEmpty()) {
            List<LogEntry> more = firstEntries(request, warnings.get());
            more.removeAll(first);
            aftermath.tell(request, more);
        }
        return new Outcome.Accepted(request, warnings.get());
    }

    /** Not at the row's version: a worker may have written the row, and its log, before a lost answer was found out. */
    private List<LogEntry> firstEntries(UploadRequest request, List<RecentPost> warnings) {
        List<LogEntry> entries = new ArrayList<>();
        for (Destination destination : request.postings().keySet()) {
            List<LogLines.Warning> cautions = LogLines.cautions(platforms, destination, request.caption());
            warnings.stream()
                    .filter(warning -> warning.destination().equals(destination))
                    .map(warning -> new LogLines.Warning(warning.detail(), warning.fields()))
                    .forEach(cautions::add);
            entries.addAll(LogLines.of(destination, 1, request.createdAt(), ScheduleWords.accepted(request), cautions));
        }
        return entries;
    }
}
