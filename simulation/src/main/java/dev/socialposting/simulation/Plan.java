package dev.socialposting.simulation;

import dev.socialposting.simulation.SimulatedSystem.Environment;
import dev.socialposting.simulator.model.ScenarioChoice;
import dev.socialposting.worker.SimulatedWorker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What is going to happen in a run, apart from the faults. Times are from the beginning of the run.
 *
 * @param redrives when an operator puts back what is on the dead-letter queue
 * @param queueLost when every message of the queue is lost, in milliseconds
 */
record Plan(
        Environment environment,
        List<Account> accounts,
        List<Post> posts,
        List<Command> commands,
        List<Duration> redrives,
        OptionalLong queueLost) {
    private static final int ONE_CALM_IN = 8;

    Plan {
        accounts = List.copyOf(accounts);
        posts = List.copyOf(posts);
        commands = List.copyOf(commands);
        redrives = List.copyOf(redrives);
    }

    /** What follows from a seed. */
    static Plan of(long seed) {
        return new BySeed(seed).plan();
    }

    /** Whether nothing goes wrong with a seed but what the platforms do, so that all must happen promptly. */
    static boolean isCalm(long seed) {
        return seed % ONE_CALM_IN == 0;
    }

    /** One post at once, without trouble. */
    static Plan onePost(Flow flow) {
        return onePost(flow, Timing.NOW);
    }

    /** One post, without trouble. */
    static Plan onePost(Flow flow, Timing timing) {
        return new Plan(
                Environment.plain(),
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

    /**
     * How an account behaves.
     *
     * @param mayHide whether the platform may answer in such a way that nobody can say whether a post went out
     */
    record Trouble(ScenarioChoice scenario, boolean mayHide) {
        static final Trouble NONE = clear(scenario("happy-path"));

        private static final List<Trouble> ANYWHERE = List.of(
                NONE,
                NONE,
                clear(scenario("answer-lost-after-publish")),
                clear(scenario("publish-fails-once")),
                clear(scenario("publish-fails-once").with("times", 2)),
                clear(scenario("rate-limited")),
                hiding(scenario("platform-down")),
                clear(scenario("bad-video")),
                clear(scenario("slow-processing")),
                hiding(scenario("token-error")),
                hiding(scenario("acknowledged-never-shown").with("seconds", 5400)),
                clear(scenario("html-error").with("times", 2)),
                clear(scenario("html-error").with("times", 2).with("status", 200)),
                clear(scenario("connection-cut").with("times", 2)));

        /** What can be the matter with an account that is posted to in this way. */
        static List<Trouble> of(Flow flow) {
            return Stream.concat(
                            ANYWHERE.stream(),
                            flow.platform().trials().stream()
                                    .filter(trial -> !trial.notFor()
                                            .contains(flow.format().kind()))
                                    .map(trial -> new Trouble(trial.scenario(), trial.mayHide())))
                    .toList();
        }

        private static ScenarioChoice scenario(String id) {
            return ScenarioChoice.of(id);
        }

        private static Trouble clear(ScenarioChoice scenario) {
            return new Trouble(scenario, false);
        }

        private static Trouble hiding(ScenarioChoice scenario) {
            return new Trouble(scenario, true);
        }
    }

    /** Plans made up from a seed. */
    private static final class BySeed {
        private static final int MOST_ACCOUNTS = 4;
        private static final int MOST_POSTS = 3;
        private static final int MOST_COMMANDS = 6;
        private static final int LARGEST_SKEW_MILLIS = 3000;

        private static final List<Duration> SCHEDULED_WITHIN =
                List.of(Duration.ofMinutes(2), Duration.ofMinutes(12), Duration.ofHours(1), Duration.ofDays(50));
        private static final List<Duration> OF_USE_FOR =
                List.of(Duration.ofMinutes(3), Duration.ofMinutes(30), Duration.ofHours(12));

        private final Random random;
        private final boolean calm;

        private BySeed(long seed) {
            this.random = new Random(seed);
            this.calm = isCalm(seed);
        }

        private Plan plan() {
            List<Account> accounts = IntStream.range(0, 1 + random.nextInt(MOST_ACCOUNTS))
                    .mapToObj(_ -> account())
                    .toList();
            List<Post> posts = posts(accounts.size());
            List<Command> commands = IntStream.range(0, random.nextInt(MOST_COMMANDS + 1))
                    .mapToObj(_ -> command(posts))
                    .toList();
            List<Duration> redrives = IntStream.range(0, random.nextInt(3))
                    .mapToObj(_ -> upTo(Duration.ofHours(30)))
                    .toList();
            OptionalLong queueLost = !calm && oneIn(8)
                    ? OptionalLong.of(upTo(Duration.ofMinutes(10)).toMillis())
                    : OptionalLong.empty();
            return new Plan(environment(), accounts, posts, commands, redrives, queueLost);
        }

        private Environment environment() {
            List<Duration> workers = IntStream.range(0, 1 + random.nextInt(3))
                    .mapToObj(_ -> skew())
                    .toList();
            return new Environment(
                    random.nextLong(),
                    calm,
                    skew(),
                    skew(),
                    skew(),
                    workers,
                    Faults.pick(random, List.of(1, 3, 10)),
                    SimulatedWorker.MAY_CALL_ITSELF);
        }

        private Account account() {
            Flow flow = Faults.pick(random, Flow.ALL);
            return new Account(flow, random.nextBoolean() ? Trouble.NONE : Faults.pick(random, Trouble.of(flow)));
        }

        private List<Post> posts(int accounts) {
            List<Post> posts = new ArrayList<>();
            int many = 1 + random.nextInt(MOST_POSTS);
            for (int number = 0; number < many; number++) {
                List<Integer> destinations = destinations(accounts);
                Optional<String> key = random.nextInt(4) > 0 ? Optional.of("key-" + number) : Optional.empty();
                Post post = new Post(upTo(Duration.ofMinutes(2)), "Post " + number, destinations, key, timing());
                posts.add(post);
                if (key.isPresent() && oneIn(4)) {
                    posts.add(new Post(
                            post.at().plus(upTo(Duration.ofMillis(300))),
                            post.caption(),
                            destinations,
                            key,
                            post.timing()));
                }
                if (key.isPresent() && oneIn(10)) {
                    posts.add(new Post(
                            post.at().plus(upTo(Duration.ofMillis(300))),
                            "Another post " + number,
                            destinations,
                            key,
                            post.timing()));
                }
            }
            return posts;
        }

        private Timing timing() {
            Optional<Duration> scheduled = oneIn(4)
                    ? Optional.of(Duration.ofMinutes(3).plus(upTo(Faults.pick(random, SCHEDULED_WITHIN))))
                    : Optional.empty();
            Optional<Duration> within = oneIn(3)
                    ? Optional.of(Duration.ofMinutes(3).plus(upTo(Faults.pick(random, OF_USE_FOR))))
                    : Optional.empty();
            return new Timing(scheduled, within);
        }

        private List<Integer> destinations(int accounts) {
            List<Integer> chosen = IntStream.range(0, accounts)
                    .filter(_ -> random.nextBoolean())
                    .boxed()
                    .toList();
            return chosen.isEmpty() ? List.of(random.nextInt(accounts)) : chosen;
        }

        private Command command(List<Post> posts) {
            int post = random.nextInt(posts.size());
            Duration after = upTo(Faults.pick(
                    random,
                    List.of(Duration.ofSeconds(20), Duration.ofMinutes(5), Duration.ofHours(3), Duration.ofHours(40))));
            return new Command(
                    posts.get(post).at().plus(after), post, Faults.pick(random, List.of(Command.Kind.values())));
        }

        private Duration skew() {
            return Duration.ofMillis(
                    calm || random.nextBoolean() ? 0 : random.nextInt(2 * LARGEST_SKEW_MILLIS) - LARGEST_SKEW_MILLIS);
        }

        private boolean oneIn(int many) {
            return random.nextInt(many) == 0;
        }

        private Duration upTo(Duration longest) {
            return Duration.ofMillis(random.nextLong(longest.toMillis()));
        }
    }
}
