package dev.socialposting.simulation;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is going to happen in a run, apart from the faults. Times are from the beginning of the run.
 *
 * @param redrives when an operator puts back what is on the dead-letter queue
 * @param queueLost when every message of the queue is lost, in milliseconds
 */
record Plan(
        SimulatedSystem.Environment environment,
        List<Account> accounts,
        List<Post> posts,
        List<Command> commands,
        List<Duration> redrives,
        OptionalLong queueLost) {
    Plan {
        accounts = List.copyOf(accounts);
        posts = List.copyOf(posts);
        commands = List.copyOf(commands);
        redrives = List.copyOf(redrives);
    }

    /** One post at once, without trouble. */
    static Plan onePost(Flow flow) {
        return onePost(flow, Timing.NOW);
    }

    /** One post, without trouble. */
    static Plan onePost(Flow flow, Timing timing) {
        return new Plan(
                SimulatedSystem.Environment.plain(),
                List.of(new Account(flow, Trouble.NONE)),
                List.of(new Post(Duration.ZERO, "A post", List.of(0), Optional.of("key"), timing)),
                List.of(),
                List.of(),
                OptionalLong.empty());
    }

    /** An account that is posted to. */
    record Account(Flow flow, Trouble trouble) {}

    /**
     * A call that posts something.
     *
     * @param accounts by their places in the plan
     * @param key repeated calls have the same; a caller without one does not repeat a call that may have taken effect
     */
    record Post(Duration at, String caption, List<Integer> accounts, Optional<String> key, Timing timing) {}

    /**
     * When a post is wanted.
     *
     * @param scheduled when it is to go out, if not at once
     * @param within how long after that, or after it is accepted, it is of use, if not the usual day
     */
    record Timing(Optional<Duration> scheduled, Optional<Duration> within) {
        static final Timing NOW = new Timing(Optional.empty(), Optional.empty());
    }

    /** Something that a user does about a post. */
    record Command(Duration at, int post, Kind kind) {
        enum Kind {
            READ,
            READ_LOG,
            LIST,
            RETRY,
            CANCEL,
            VERIFY,
            RESOLVE,
            CHANGE
        }
    }
}
