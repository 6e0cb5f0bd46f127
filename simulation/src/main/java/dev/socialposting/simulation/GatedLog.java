package dev.socialposting.simulation;

import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.LogEntry;
import dev.socialposting.uploads.model.LogPosition;
import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.store.PostingLog;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The log behind the gate. */
final class GatedLog implements PostingLog {
    private final PostingLog log;
    private final Gate gate;
    private final Witness witness;

    GatedLog(PostingLog log, Gate gate, Witness witness) {
        this.log = log;
        this.gate = gate;
        this.witness = witness;
    }

    @Override
    public void append(RequestId id, List<LogEntry> entries, Instant expiresAt) {
        FaultKind fault = gate.enter(Operation.LOG_APPEND);
        if (fault == FaultKind.HALF_DONE) {
            store(id, entries.subList(0, entries.size() / 2), expiresAt);
            throw Operation.LOG_APPEND.unavailable();
        }
        store(id, entries, expiresAt);
        gate.leave(Operation.LOG_APPEND, fault);
    }

    private void store(RequestId id, List<LogEntry> entries, Instant expiresAt) {
        log.append(id, entries, expiresAt);
        witness.stored(id, entries);
    }

    @Override
    public List<LogEntry> read(RequestId id, Destination destination, Optional<LogPosition> after, int limit) {
        return gate.pass(Operation.LOG_READ, () -> log.read(id, destination, after, limit));
    }
}
