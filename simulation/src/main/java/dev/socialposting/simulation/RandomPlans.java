package dev.socialposting.simulation;

import dev.socialposting.simulation.Plan.Account;
import dev.socialposting.simulation.Plan.Command;
import dev.socialposting.simulation.Plan.Post;
import dev.socialposting.simulation.Plan.Timing;
import dev.socialposting.simulation.SimulatedSystem.Environment;
import dev.socialposting.worker.SimulatedWorker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;

/** Plans made up from a seed. */
final class RandomPlans {
    private static final int MOST_ACCOUNTS = 4;
    private static final int MOST_POSTS = 3;
    private static final int MOST_COMMANDS = 6;
    private static final int LARGEST_SKEW_MILLIS = 3000;

    private static final List<Duration> SCHEDULED_WITHIN =
            List.of(Duration.ofMinutes(2), Duration.ofMinutes(12), Duration.ofHours(1), Duration.ofDays(50));
    private static final List<Duration> OF_USE_FOR =
            List.of(Duration.ofMinutes(3), Duration.ofMinutes(30), Duration.ofHours(12));

    private static final int ONE_CALM_IN = 8;

    private final Random random;
    private final boolean calm;

    private RandomPlans(long seed) {
        this.random = new Random(seed);
        this.calm = isCalm(seed);
    }

    /** Whether nothing goes wrong with a seed but what the platforms do, so that all must happen promptly. */
    static boolean isCalm(long seed) {
        return seed % ONE_CALM_IN == 0;
    }

    static Plan of(long seed) {
        return new RandomPlans(seed).plan();
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
        OptionalLong queueLost =
                !calm && oneIn(8) ? OptionalLong.of(upTo(Duration.ofMinutes(10)).toMillis()) : OptionalLong.empty();
        return new Plan(environment(), accounts, posts, commands, redrives, queueLost);
    }

    private Environment environment() {
        List<Duration> workers =
                IntStream.range(0, 1 + random.nextInt(3)).mapToObj(_ -> skew()).toList();
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
        return new Command(posts.get(post).at().plus(after), post, Faults.pick(random, List.of(Command.Kind.values())));
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
