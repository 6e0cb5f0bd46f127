package dev.socialposting.uploads.queue;

import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.NudgeId;
import dev.socialposting.uploads.model.RequestId;
import java.util.Optional;

/**
 * "Look at this posting now."
 *
 * @param id given by us to every nudge we send; a nudge written by hand may have none
 */
public record Nudge(RequestId requestId, Destination destination, Optional<NudgeId> id) {}
