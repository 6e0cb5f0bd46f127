package dev.socialposting.operations;

import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.LogEntry;
import dev.socialposting.uploads.model.LogPosition;
import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.store.PostingLog;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads the log of a posting to its end, piece by piece. */
final class WholeLog {
    private WholeLog() {}

    /** Hands on all entries, oldest first; no piece is empty. */
    static void read(PostingLog log, RequestId id, Destination destination, Consumer<List<LogEntry>> reader) {
        Optional<LogPosition> after = Optional.empty();
        List<LogEntry> entries;
        do {
            entries = log.read(id, destination, after, PostingLog.MAX_ENTRIES);
            if (!entries.isEmpty()) {
                reader.accept(entries);
                after = Optional.of(entries.getLast().position());
            }
        } while (entries.size() == PostingLog.MAX_ENTRIES);
    }
}
