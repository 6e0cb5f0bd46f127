package dev.socialposting.uploads.store;

import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.LogEntry;
import dev.socialposting.uploads.model.LogPosition;
import dev.socialposting.uploads.model.RequestId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the log of every posting, each entry on its own, so that an entry costs the same however long the log is.
 *
 * <p>Throws {@link StoreUnavailableException} as {@link UploadRequestStore} does.
 */
public interface PostingLog {
    /** The most entries that one {@link #read} returns. */
    int MAX_ENTRIES = 1000;

    /**
     * Stores entries durably before it returns. Storing the same entry again changes nothing.
     *
     * @param expiresAt when the entries may be deleted
     */
    void append(RequestId id, List<LogEntry> entries, Instant expiresAt);

    /**
     * The entries of one posting after a position, oldest first, as they were last written.
     *
     * @param after entries at or before this position are left out
     * @param limit 1 to {@link #MAX_ENTRIES}; fewer entries than this means that there are no more now
     */
    List<LogEntry> read(RequestId id, Destination destination, Optional<LogPosition> after, int limit);
}
