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

    /** One post, without faults and without trouble. */
    static Plan onePost(Flow flow) {
        return new Plan(
                SimulatedSystem.Environment.plain(),
                List.of(new Account(flow, Trouble.NONE)),
                List.of(new Post(Duration.ZERO, "A post", List.of(0), Optional.of("key"))),
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
    record Post(Duration at, String caption, List<Integer> accounts, Optional<String> key) {}

    /** Something that a user does about a post. */
    record Command(Duration at, int post, Kind kind) {
        enum Kind {
            READ,
            READ_LOG,
            LIST,
            RETRY,
            CANCEL,
            VERIFY,
            RESOLVE
        }
    }
}
