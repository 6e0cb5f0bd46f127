package dev.socialposting.api.uploads;

import dev.socialposting.concurrency.AtOnce;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.LogEntry;
import dev.socialposting.uploads.model.LogLevel;
import dev.socialposting.uploads.model.LogPosition;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.store.PostingLog;
import java.util.List;
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
    LogPage read(UploadRequest request, Wanted wanted, LogCursor after) {
        boolean everything = wanted.levels().size() == LogLevel.values().length;
        int batch = everything ? Math.min(wanted.limit() + 1, PostingLog.MAX_ENTRIES) : PostingLog.MAX_ENTRIES;
        return LogPage.merge(batches(request, wanted.destinations(), after, batch), wanted, after);
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
        List<LogEntry> entries = from.isEmpty() ? FirstLines.fromBeginning(stored, request, destination) : stored;
        return new LogBatch(entries, stored.size() == limit);
    }

    /**
     * What was read of one posting's log.
     *
     * @param mayHaveMore whether as many entries were stored as were asked for
     */
    record LogBatch(List<LogEntry> entries, boolean mayHaveMore) {}
}
