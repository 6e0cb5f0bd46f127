package dev.socialposting.uploads.model;

import java.time.Instant;

/**
 * The right of one worker turn to act on a posting until a stated time.
 *
 * @param owner unique to one turn of one worker; never reused
 */
public record Lease(String owner, Instant until) {
    public boolean isOverAt(Instant now) {
        return !now.isBefore(until);
    }

    public boolean isOwnedBy(String turn) {
        return owner.equals(turn);
    }

    public Lease extendedTo(Instant later) {
        return later.isAfter(until) ? new Lease(owner, later) : this;
    }
}
