package dev.socialposting.api.uploads;

import dev.socialposting.api.http.Reply;
import dev.socialposting.concurrency.AtOnce;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.LogEntry;
import dev.socialposting.uploads.model.LogLevel;
import dev.socialposting.uploads.model.LogPosition;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.store.PostingLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * Reads the logs of several postings as one, by time. The entries of one posting stay in the order of its log, whatever the clocks
 * of their writers said.
 */
final class LogReader {
    private final PostingLog log;
    private final AtOnce atOnce;

    LogReader(PostingLog log, AtOnce atOnce) {
        this.log = log;
        this.atOnce = atOnce;
    }

    /**
     * What to read.
     *
     * @param destinations of the request
     * @param levels entries of other levels are passed over
     * @param limit 1 to {@link PostingLog#MAX_ENTRIES}
     */
    record Wanted(List<Destination> destinations, Set<LogLevel> levels, int limit) {}

    /** The entries after the cursor, oldest first. */
    Page read(UploadRequest request, Wanted wanted, LogCursor after) {
        boolean everything = wanted.levels().size() == LogLevel.values().length;
        int batch = everything ? Math.min(wanted.limit() + 1, PostingLog.MAX_ENTRIES) : PostingLog.MAX_ENTRIES;
        return Page.merge(batches(request, wanted.destinations(), after, batch), wanted, after);
    }

    private List<LogBatch> batches(UploadRequest request, List<Destination> destinations, LogCursor after, int limit) {
        List<Callable<LogBatch>> readings = destinations.stream()
                .<Callable<LogBatch>>map(destination -> () -> batch(request, destination, after, limit))
                .toList();
        return atOnce.all(readings);
    }

    private LogBatch batch(UploadRequest request, Destination destination, LogCursor after, int limit) {
        Optional<LogPosition> from = after.of(destination);
        List<LogEntry> stored = log.read(request.id(), destination, from, limit);
        List<LogEntry> entries = from.isEmpty() ? LogLines.fromBeginning(stored, request, destination) : stored;
        return new LogBatch(entries, stored.size() == limit);
    }

    /**
     * Log entries of several postings, by time.
     *
     * @param next behind the last entry, and behind those that were passed over
     * @param hasMore whether there is more to read right away
     */
    record Page(List<LogEntry> entries, LogCursor next, boolean hasMore) {
        Page {
            entries = List.copyOf(entries);
        }

        /**
         * Merges what was read of several logs. Always the earliest of the first unread entries comes next. It ends where the log of one
         * posting has been read only in part, so that pages follow each other in time too.
         */
        private static Page merge(List<LogBatch> batches, Wanted wanted, LogCursor after) {
            List<Reading> readings = batches.stream().map(Reading::new).toList();
            List<LogEntry> merged = new ArrayList<>();
            LogCursor next = after;
            int characters = 0;
            while (true) {
                Optional<Reading> earliest = earliest(readings);
                boolean full = merged.size() >= wanted.limit() || characters >= Reply.MAX_LIST_CHARACTERS;
                if (earliest.isEmpty() || full || readings.stream().anyMatch(Reading::isCutOff)) {
                    return new Page(
                            merged,
                            next,
                            earliest.isPresent() || readings.stream().anyMatch(Reading::isCutOff));
                }
                LogEntry entry = earliest.get().take();
                next = next.movedTo(entry.destination(), entry.position());
                if (wanted.levels().contains(entry.level())) {
                    merged.add(entry);
                    characters += size(entry);
                }
            }
        }

        private static Optional<Reading> earliest(List<Reading> readings) {
            Optional<Reading> earliest = Optional.empty();
            for (Reading reading : readings) {
                if (!reading.isAtEnd()
                        && earliest.map(found -> reading.first()
                                        .timestamp()
                                        .isBefore(found.first().timestamp()))
                                .orElse(true)) {
                    earliest = Optional.of(reading);
                }
            }
            return earliest;
        }

        private static int size(LogEntry entry) {
            int size = 200 + entry.message().length();
            for (Map.Entry<String, Object> field : entry.fields().entrySet()) {
                size += field.getKey().length() + field.getValue().toString().length() + 6;
            }
            return size;
        }

        /** How far one batch has been merged. */
        private static final class Reading {
            private final LogBatch batch;
            private int taken;

            private Reading(LogBatch batch) {
                this.batch = batch;
            }

            private boolean isAtEnd() {
                return taken == batch.entries().size();
            }

            private boolean isCutOff() {
                return isAtEnd() && batch.mayHaveMore();
            }

            private LogEntry first() {
                return batch.entries().get(taken);
            }

            private LogEntry take() {
                return batch.entries().get(taken++);
            }
        }
    }

    /**
     * What was read of one posting's log.
     *
     * @param mayHaveMore whether as many entries were stored as were asked for
     */
    private record LogBatch(List<LogEntry> entries, boolean mayHaveMore) {}
}
