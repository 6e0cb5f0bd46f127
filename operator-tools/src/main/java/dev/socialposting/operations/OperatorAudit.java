package dev.socialposting.operations;

import dev.socialposting.uploads.store.StoreUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Keeps who among the operators has done what.
 *
 * <p>Throws {@link StoreUnavailableException} when it cannot be reached: what could not be noted must not be done.
 */
public interface OperatorAudit {
    /** How long an entry is kept: what is asked a year later is still there. */
    Duration KEPT = Duration.ofDays(400);

    /** Stores an entry durably before it returns. */
    void write(AuditEntry entry);

    /** The entries from one instant to another, both included, oldest first, as they were last written. */
    List<AuditEntry> between(Instant from, Instant to);
}
