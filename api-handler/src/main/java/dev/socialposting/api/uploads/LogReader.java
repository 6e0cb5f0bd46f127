package dev.socialposting.api.uploads;

import dev.socialposting.concurrency.AtOnce;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.LogEntry;
import dev.socialposting.uploads.model.LogLevel;
import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.store.PostingLog;
import java.util.List;
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
        return LogPage.merge(batches(request.id(), wanted.destinations(), after, batch), wanted, after);
    }

    private List<LogBatch> batches(RequestId id, List<Destination> destinations, LogCursor after, int limit) {
        List<Callable<LogBatch>> readings = destinations.stream()
                .<Callable<LogBatch>>map(destination -> () -> batch(id, destination, after, limit))
                .toList();
        return atOnce.all(readings);
    }

    private LogBatch batch(RequestId id, Destination destination, LogCursor after, int limit) {
        List<LogEntry> entries = log.read(id, destination, after.of(destination), limit);
        return new LogBatch(entries, entries.size() == limit);
    }

    /**
     * What was read of one posting's log.
     *
     * @param mayHaveMore whether as many entries were read as were asked for
     */
    record LogBatch(List<LogEntry> entries, boolean mayHaveMore) {}
}
