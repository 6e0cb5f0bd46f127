package dev.socialposting.uploads.queue;

import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.NudgeId;
import dev.socialposting.uploads.model.RequestId;
import java.time.Instant;
import java.util.Optional;

/**
 * "Look at this posting now."
 *
 * @param id given by us to every nudge we send; a nudge written by hand may have none
 * @param pastDeadline the deadline that an operator who redrives the nudge lets its posting pass; empty as a rule. It names the
 *     deadline, so that a later one is kept although the nudge comes again
 */
public record Nudge(
        RequestId requestId, Destination destination, Optional<NudgeId> id, Optional<Instant> pastDeadline) {
    /** A nudge that lets no deadline pass. */
    public Nudge(RequestId requestId, Destination destination, Optional<NudgeId> id) {
        this(requestId, destination, id, Optional.empty());
    }

    /** The same nudge, with the deadline that its posting may pass. */
    public Nudge past(Instant deadline) {
        return new Nudge(requestId, destination, id, Optional.of(deadline));
    }
}
