package dev.socialposting.api.uploads;

import dev.socialposting.concurrency.AtOnce;
import dev.socialposting.logging.LogContext;
import dev.socialposting.uploads.model.LogEntry;
import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.model.UserId;
import dev.socialposting.uploads.store.StoreUnavailableException;
import dev.socialposting.uploads.store.UploadRequestStore;
import dev.socialposting.uploads.store.UploadRequestStore.Creation;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/**
 * Accepts posts. With its row a post is accepted, whatever becomes of the rest: a nudge that is not sent is made up for by the dispatcher,
 * and a line of the log that is not stored is missed by nobody but the reader.
 *
 * <p>The nudges are sent, and recent posts asked for, while the row is being written, for a person waits. Neither says that there is a
 * row: a worker looks for it, and so does who is warned. Only the log has to wait until it is known whose row it is.
 */
final class Acceptance {
    private final UploadRequestStore requests;
    private final Aftermath aftermath;
    private final PostWarnings warnings;
    private final AtOnce atOnce;
    private final Clock clock;
    private final Supplier<UUID> randomIds;

    Acceptance(
            UploadRequestStore requests,
            Aftermath aftermath,
            PostWarnings warnings,
            AtOnce atOnce,
            Clock clock,
            Supplier<UUID> randomIds) {
        this.requests = requests;
        this.aftermath = aftermath;
        this.warnings = warnings;
        this.atOnce = atOnce;
        this.clock = clock;
        this.randomIds = randomIds;
    }

    /** What became of a post. */
    sealed interface Outcome {
        /** The warnings speak against nothing: the post goes out unless its user stops it. */
        record Accepted(UploadRequest request, List<PostWarning> warnings) implements Outcome {}

        /** The same post under the same key was accepted before. */
        record Repeated(UploadRequest first, List<PostWarning> warnings) implements Outcome {}

        /** Another post under the same key was accepted before. */
        record KeyReused(RequestId first) implements Outcome {}
    }

    /** What a call comes to that repeats an earlier one; empty if the key is new. */
    Optional<Outcome> repeated(UserId caller, IdempotencyKey key, PostBody body) {
        RequestId id = key.requestIdFor(caller);
        LogContext.add(id, body.destinations().keySet());
        return requests.find(id).map(first -> compared(first, body));
    }

    /** Stores a post and has it begun. */
    Outcome accept(UserId caller, Optional<IdempotencyKey> key, PostBody body) {
        RequestId id = key.map(given -> given.requestIdFor(caller)).orElseGet(() -> RequestId.of(randomIds.get()));
        LogContext.add(id, body.destinations().keySet());
        UploadRequest request = request(id, caller, body);
        AtomicReference<Creation> creation = new AtomicReference<>();
        AtomicReference<List<PostWarning>> found = new AtomicReference<>(List.of());
        atOnce.run(List.of(
                () -> creation.set(created(request)),
                () -> aftermath.nudge(request, request.postings().keySet(), request.createdAt()),
                () -> found.set(warnings.about(request))));
        return switch (creation.get()) {
            case Creation.Created(UploadRequest created) -> accepted(created, found.get());
            // Only a caller's key makes an id twice. A random id that exists is this call's own write, whose answer was
            // lost.
            case Creation.AlreadyExists(UploadRequest existing) ->
                key.isPresent() ? compared(existing, body) : accepted(existing, found.get());
        };
    }

    /** What a post would come to: the request as it would be accepted now, and what speaks against it. Nothing is stored or sent. */
    Rehearsal rehearse(UserId caller, PostBody body) {
        UploadRequest request = request(RequestId.of(randomIds.get()), caller, body);
        return new Rehearsal(request, warnings.before(request));
    }

    /** A request that is not accepted. */
    record Rehearsal(UploadRequest request, List<PostWarning> warnings) {}

    private UploadRequest request(RequestId id, UserId caller, PostBody body) {
        return UploadRequest.accepted(
                id,
                caller,
                body.videoUrl(),
                body.caption(),
                body.fingerprint(),
                body.destinations(),
                body.timing(),
                clock.instant());
    }

    /**
     * A write whose answer is lost may have taken effect. Then the post is accepted: a caller without a key who is told to repeat the
     * call would post twice.
     */
    private Creation created(UploadRequest request) {
        try {
            return requests.create(request);
        } catch (StoreUnavailableException unanswered) {
            return requests.find(request.id())
                    .filter(found -> found.fingerprint().equals(request.fingerprint()))
                    .map(Creation.Created::new)
                    .orElseThrow(() -> unanswered);
        }
    }

    private Outcome compared(UploadRequest first, PostBody body) {
        return first.fingerprint().equals(body.fingerprint())
                ? new Outcome.Repeated(first, warnings.again(first, body))
                : new Outcome.KeyReused(first.id());
    }

    private Outcome accepted(UploadRequest request, List<PostWarning> found) {
        List<LogEntry> lines = LogLines.toStore(request, found);
        if (!lines.isEmpty()) {
            aftermath.tell(request, lines);
        }
        return new Outcome.Accepted(request, found);
    }
}
