package dev.socialposting.simulation;

import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.RequestId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the simulation has seen of one piece of work: whom it was about, and what has gone wrong around it. */
final class Turn {
    final Host host;

    @Nullable
    RequestId request;

    @Nullable
    Destination destination;
    /** The owner of the lease that it has taken. */
    String lease = "";
    /** The call to a platform that is being made, for people. */
    String call = "";
    /** A publish call of this turn was answered with yes, and it has not written since. */
    boolean isPublishing;

    boolean answeredYes;
    /** A store, log or queue has refused to answer, or the process has died: what the turn says may be incomplete. */
    boolean disturbed;
    /** Calls to a platform that this turn saw the end of, as its log has to tell. */
    final List<String> callsSeen = new ArrayList<>();

    Turn(Host host) {
        this.host = host;
    }

    /** The turn of what is done at once with other things: the same if they are about one request, else one of its own. */
    Turn ofPart() {
        return request == null ? new Turn(host) : this;
    }

    /** Whether there is no excuse for it if something that it did cannot be read in the log. */
    boolean mustHaveTold() {
        return !disturbed && !host.isDead();
    }
}
