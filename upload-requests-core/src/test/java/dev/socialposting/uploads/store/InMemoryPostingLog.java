package dev.socialposting.uploads.store;

import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.LogCode;
import dev.socialposting.uploads.model.LogEntry;
import dev.socialposting.uploads.model.LogPosition;
import dev.socialposting.uploads.model.RequestId;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Keeps the logs of postings in memory, by the same contract as the real log. */
public final class InMemoryPostingLog implements PostingLog {
    private final Map<PostingKey, NavigableMap<LogPosition, Line>> logs = new HashMap<>();
    private boolean down;
    private boolean refusesNext;

    /** From now on every call fails, until {@link #recover}. */
    public synchronized void breakDown() {
        down = true;
    }

    public synchronized void recover() {
        down = false;
    }

    /** The next lines are not stored, and their writer is told so. */
    public synchronized void refuseNextLines() {
        refusesNext = true;
    }

    /** The whole log of one posting, oldest first, for assertions. */
    public synchronized List<LogEntry> entries(RequestId id, Destination destination) {
        return log(new PostingKey(id, destination)).values().stream()
                .map(Line::entry)
                .toList();
    }

    /** What the lines of one posting tell, oldest first, for assertions. */
    public List<LogCode> codes(RequestId id, Destination destination) {
        return entries(id, destination).stream().map(LogEntry::code).toList();
    }

    /** When the lines of one posting may be deleted, oldest line first, for assertions. */
    public synchronized List<Instant> expiries(RequestId id, Destination destination) {
        return log(new PostingKey(id, destination)).values().stream()
                .map(Line::expiresAt)
                .toList();
    }

    @Override
    public synchronized void append(RequestId id, List<LogEntry> entries, Instant expiresAt) {
        requireUp();
        if (refusesNext) {
            refusesNext = false;
            throw new StoreUnavailableException("these lines are refused by this test", new IOException("no answer"));
        }
        entries.forEach(entry -> logs.computeIfAbsent(new PostingKey(id, entry.destination()), _ -> new TreeMap<>())
                .put(entry.position(), new Line(entry, expiresAt)));
    }

    @Override
    public synchronized List<LogEntry> read(
            RequestId id, Destination destination, Optional<LogPosition> after, int limit) {
        requireUp();
        if (limit < 1 || limit > MAX_ENTRIES) {
            throw new IllegalArgumentException("a reading has 1 to " + MAX_ENTRIES + " entries");
        }
        NavigableMap<LogPosition, Line> log = log(new PostingKey(id, destination));
        return after.map(position -> log.tailMap(position, false)).orElse(log).values().stream()
                .limit(limit)
                .map(Line::entry)
                .toList();
    }

    private NavigableMap<LogPosition, Line> log(PostingKey key) {
        return logs.getOrDefault(key, new TreeMap<>());
    }

    private void requireUp() {
        if (down) {
            throw new StoreUnavailableException("the log of this test is down", new IOException("no answer"));
        }
    }

    private record PostingKey(RequestId id, Destination destination) {}

    private record Line(LogEntry entry, Instant expiresAt) {}
}
