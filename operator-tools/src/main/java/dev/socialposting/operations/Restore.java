package dev.socialposting.operations;

import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.LogCode;
import dev.socialposting.uploads.model.LogEntry;
import dev.socialposting.uploads.model.LogLevel;
import dev.socialposting.uploads.model.LogPosition;
import dev.socialposting.uploads.model.NudgeId;
import dev.socialposting.uploads.model.Posting;
import dev.socialposting.uploads.model.PostingState;
import dev.socialposting.uploads.model.Transition;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.queue.Nudge;
import dev.socialposting.uploads.queue.PostingQueue;
import dev.socialposting.uploads.queue.QueueUnavailableException;
import dev.socialposting.uploads.store.PostingLog;
import dev.socialposting.uploads.store.RequestScan;
import dev.socialposting.uploads.store.UnreadableRowException;
import dev.socialposting.uploads.store.UploadRequestStore.Creation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Puts one request back after the other.
 *
 * <p>The log goes first and the row last, so that a restore that dies midway leaves the request missing, and the next one does it whole.
 */
final class Restore {
    private final Backups.Parts parts;
    private final RestoreCommand.PutBack wanted;
    private final Clock clock;
    private final Supplier<String> ids;
    private final Optional<PostingQueue> queue;

    /**
     * Asks for the queue, if one is needed, before anything is written.
     *
     * @param ids of nudges
     */
    Restore(Backups.Parts parts, RestoreCommand.PutBack wanted, Clock clock, Supplier<String> ids) {
        this.parts = parts;
        this.wanted = wanted;
        this.clock = clock;
        this.ids = ids;
        this.queue = wanted.apply() && wanted.look() ? Optional.of(parts.queue().get()) : Optional.empty();
    }

    /** What becomes of a row of the restored table. */
    sealed interface Outcome {
        /**
         * It was missing, and is put back, or would be.
         *
         * @param saved as it is in the restored table
         * @param back as it is put back
         * @param nudged whether workers were called to what they are to look for; if not, the dispatcher calls them
         */
        record PutBack(UploadRequest saved, UploadRequest back, boolean nudged) implements Outcome {}

        /** The system has it. */
        record There() implements Outcome {}

        /** Its time to live is over. */
        record Over() implements Outcome {}

        /**
         * It is there, and nobody knows what it says.
         *
         * @param where the table in which it cannot be read, in words
         */
        record Unreadable(String id, String where) implements Outcome {}
    }

    Outcome of(RequestScan.Row row) {
        return switch (row) {
            case RequestScan.Row.Unreadable(String id) -> new Outcome.Unreadable(id, "the restored table");
            case RequestScan.Row.Found(UploadRequest saved) ->
                clock.instant().isBefore(saved.expiresAt()) ? of(saved) : new Outcome.Over();
        };
    }

    private Outcome of(UploadRequest saved) {
        try {
            if (parts.live().find(saved.id()).isPresent()) {
                return new Outcome.There();
            }
            UploadRequest back = back(saved);
            return wanted.apply() ? putBack(saved, back) : new Outcome.PutBack(saved, back, true);
        } catch (UnreadableRowException _) {
            return new Outcome.Unreadable(saved.id().value(), "the system's own table");
        }
    }

    private UploadRequest back(UploadRequest saved) {
        Instant now = clock.instant();
        UploadRequest restored = saved.restored(now);
        return wanted.look()
                        && restored.verify(restored.postings().keySet(), now)
                                instanceof Transition.Moved<UploadRequest>(UploadRequest looking)
                ? looking
                : restored;
    }

    private Outcome putBack(UploadRequest saved, UploadRequest back) {
        // What the log has of the time after the backup keeps its place, if it is still there.
        long last = Math.max(lastLogged(saved), copyLog(saved, back.expiresAt()));
        UploadRequest latest = back.atVersion(Math.max(saved.version(), last) + 1);
        return switch (parts.putBack().putBack(latest)) {
            case Creation.Created(UploadRequest stored) -> {
                parts.liveLog().append(stored.id(), entries(saved, stored), stored.expiresAt());
                yield new Outcome.PutBack(saved, stored, nudged(stored));
            }
            case Creation.AlreadyExists _ -> new Outcome.There();
        };
    }

    /** Answers the version of the row at which the last entry was written; 0 if there is none. */
    private long copyLog(UploadRequest saved, Instant expiresAt) {
        return lastOf(parts.savedLog(), saved, entries -> parts.liveLog().append(saved.id(), entries, expiresAt));
    }

    /** Likewise of what the live log has. */
    private long lastLogged(UploadRequest saved) {
        return lastOf(parts.liveLog(), saved, _ -> {});
    }

    private static long lastOf(PostingLog log, UploadRequest request, Consumer<List<LogEntry>> reader) {
        long[] last = {0};
        for (Destination destination : request.postings().keySet()) {
            WholeLog.read(log, request.id(), destination, entries -> {
                reader.accept(entries);
                last[0] = Math.max(last[0], entries.getLast().position().rowVersion());
            });
        }
        return last[0];
    }

    private List<LogEntry> entries(UploadRequest saved, UploadRequest stored) {
        return saved.postings().values().stream()
                .map(posting ->
                        entry(posting, stored.posting(posting.destination()).orElseThrow(), stored.version()))
                .toList();
    }

    private LogEntry entry(Posting saved, Posting stored, long version) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("restored_from", wanted.table());
        fields.put("status_there", Terminal.word(saved.status()));
        fields.put("updated_at_there", saved.updatedAt().toString());
        saved.state().startedProgress().ifPresent(progress -> {
            fields.put("step_there", progress.step().value());
            fields.put("may_have_gone_out_there", progress.mayHaveGoneOut());
        });
        if (saved.state() instanceof PostingState.Failed failed) {
            fields.put("error_code_there", failed.error().code());
            fields.put("error_there", failed.error().message());
        }
        boolean certain =
                stored.state() instanceof PostingState.Completed || stored.state() instanceof PostingState.Cancelled;
        return new LogEntry(
                saved.destination(),
                new LogPosition(version, 0),
                clock.instant(),
                certain ? LogLevel.INFO : LogLevel.WARNING,
                LogCode.RESTORED,
                certain
                        ? "Put back from a backup: %s.".formatted(Terminal.word(stored.status()))
                        : "Put back from a backup, in which it was %s. What happened after that is lost, so that it is unconfirmed: it may be live, and nothing goes out by itself."
                                .formatted(Terminal.word(saved.status())),
                fields);
    }

    /** Calls workers to what they are to look for; should that not be possible, the dispatcher does when it runs. */
    private boolean nudged(UploadRequest stored) {
        List<Nudge> nudges = stored.postings().values().stream()
                .filter(posting -> posting.state() instanceof PostingState.InFlight)
                .map(posting -> new Nudge(stored.id(), posting.destination(), Optional.of(new NudgeId(ids.get()))))
                .toList();
        try {
            queue.ifPresent(there -> there.send(stored.userId(), nudges, Duration.ZERO));
            return true;
        } catch (QueueUnavailableException _) {
            return false;
        }
    }
}
