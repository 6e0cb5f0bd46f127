package dev.socialposting.metrics;

import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.model.UserId;
import java.time.Duration;
import java.util.Set;

/** Something that operators count. Which posting it was is said along with it, so that one leads from a graph to a post. */
public sealed interface Metric {
    /** A request was accepted; each of its destinations is a posting. */
    record Accepted(RequestId requestId, Set<Destination> destinations) implements Metric {
        public Accepted {
            destinations = Set.copyOf(destinations);
        }
    }

    /**
     * A post is known to be live.
     *
     * @param timeToPublish from when it could go out at the earliest, which is its acceptance, or its scheduled time if it has one: a
     *     post that waits for its time is not slow
     */
    record Published(RequestId requestId, Destination destination, Duration timeToPublish) implements Metric {}

    /**
     * A posting has failed. One that is tried again and fails again is counted again.
     *
     * @param code our word for the cause, of which there are few
     * @param cause whose fault it was
     */
    record Failed(RequestId requestId, Destination destination, String code, Cause cause) implements Metric {}

    /** Whose fault a failure was. */
    enum Cause {
        /** The platform as a whole is out of order, or takes nothing from us. */
        PLATFORM,
        /** Something that operators must mend; no user and no time can. */
        OPERATOR,
        /** The post, its account, or something that the platform holds against the one of them. */
        POST
    }

    /** A posting has ended without it being known whether it is live. */
    record Unconfirmed(RequestId requestId, Destination destination) implements Metric {}

    /** A user has made more writing calls than are allowed, and this one was refused. */
    record CallRefused(UserId userId) implements Metric {}

    /**
     * What a run of the dispatcher has found on which nobody worked though its time had passed.
     *
     * @param postings how many
     * @param longest how long ago the time of the latest one had passed; zero if there is none
     */
    record PostingsOverdue(int postings, Duration longest) implements Metric {}

    /** How many postings a run of the dispatcher has met that should have ended long ago, and that it could not end. */
    record PostingsUnended(int postings) implements Metric {}

    /** How many overdue requests a run of the dispatcher could not read. */
    record RowsUnreadable(int rows) implements Metric {}
}
