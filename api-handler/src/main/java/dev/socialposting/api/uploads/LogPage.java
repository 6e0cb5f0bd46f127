package dev.socialposting.api.uploads;

import dev.socialposting.api.http.Reply;
import dev.socialposting.uploads.model.LogEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Log entries of several postings, by time.
 *
 * @param next behind the last entry, and behind those that were passed over
 * @param hasMore whether there is more to read right away
 */
record LogPage(List<LogEntry> entries, LogCursor next, boolean hasMore) {
    LogPage {
        entries = List.copyOf(entries);
    }

    /**
     * Merges what was read of several logs. Always the earliest of the first unread entries comes next. It ends where the log of one
     * posting has been read only in part, so that pages follow each other in time too.
     */
    static LogPage merge(List<LogReader.LogBatch> batches, LogReader.Wanted wanted, LogCursor after) {
        List<Reading> readings = batches.stream().map(Reading::new).toList();
        List<LogEntry> merged = new ArrayList<>();
        LogCursor next = after;
        int characters = 0;
        while (true) {
            Optional<Reading> earliest = earliest(readings);
            boolean full = merged.size() >= wanted.limit() || characters >= Reply.MAX_LIST_CHARACTERS;
            if (earliest.isEmpty() || full || readings.stream().anyMatch(Reading::isCutOff)) {
                return new LogPage(
                        merged, next, earliest.isPresent() || readings.stream().anyMatch(Reading::isCutOff));
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
        private final LogReader.LogBatch batch;
        private int taken;

        private Reading(LogReader.LogBatch batch) {
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
