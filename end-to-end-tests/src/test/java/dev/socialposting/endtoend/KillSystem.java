package dev.socialposting.endtoend;

import dev.socialposting.endtoend.RunningSystem.Ports;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Kills all of {@code bin/run} by SIGKILL while posts are under way and more are being sent, starts it again over what is left on
 * disk, and does so again and again; then looks whether every post went out exactly once. {@code bin/kill-system} runs it.
 *
 * <p>The queue lives in the killed process and is lost each time. The simulated platforms live there, too, and must not forget what they
 * have published: in the end every link to a post must open.
 */
final class KillSystem {
    private static final int CLIENTS = 4;
    private static final Duration SHORTEST_LIFE = Duration.ofMillis(500);
    private static final Duration LONGEST_LIFE = Duration.ofSeconds(8);

    private final Options options;
    private final Path data;
    private final RandomGenerator random;
    private final List<TurnWatch.Moment> kills = new ArrayList<>();

    KillSystem(Options options, Path data) {
        this.options = options;
        this.data = data;
        this.random = new Random(options.seed("seed"));
    }

    /** What may be set, and its usual values. */
    static Map<String, Long> usual() {
        Map<String, Long> usual = new LinkedHashMap<>();
        usual.put("posts", 100L);
        usual.put("kills", 12L);
        usual.put("seed", 1L);
        usual.put("minutes-to-end", 15L);
        return usual;
    }

    public static void main(String[] arguments) throws InterruptedException {
        Experiment.main("kill-system", usual(), arguments, (options, data) -> {
            KillSystem experiment = new KillSystem(options, data);
            Audit audit = experiment.run();
            System.out.print(KillWorkers.inWords(experiment.kills) + audit.inWords());
            return audit.allIsCompletedOnce();
        });
    }

    /** Runs it; answers what became of the posts. */
    Audit run() throws InterruptedException {
        Ports ports = Ports.free();
        try (Lives lives = new Lives(() -> start(ports))) {
            Campaign campaign = KillWorkers.campaign(lives.current(), options.number("posts"));
            killWhilePosting(lives, campaign);
            campaign.awaitFinal(Duration.ofMinutes(options.number("minutes-to-end")));
            Audit audit = Audit.of(campaign, lives.current().simulator());
            audit.openLinks();
            return audit;
        }
    }

    /** The weather is the one thing that the simulated platforms forget. */
    private RunningSystem start(Ports ports) {
        RunningSystem system = RunningSystem.start(data, ports, KillWorkers.SHORT_LEASES);
        Experiment.weather(system, 100, 600, 0, options.seed("seed"));
        return system;
    }

    private void killWhilePosting(Lives lives, Campaign campaign) throws InterruptedException {
        int wanted = options.number("kills");
        int posts = options.number("posts");
        Semaphore allowed = new Semaphore(0);
        try (ExecutorService poster = Executors.newVirtualThreadPerTaskExecutor()) {
            AtomicInteger next = new AtomicInteger();
            List<Future<Integer>> clients = IntStream.range(0, CLIENTS)
                    .mapToObj(_ -> poster.submit(() -> post(campaign, posts, next, allowed)))
                    .toList();
            try {
                for (int kill = 1; kill <= wanted; kill++) {
                    allowed.release(posts * kill / wanted - posts * (kill - 1) / wanted);
                    long life = random.nextLong(SHORTEST_LIFE.toMillis(), LONGEST_LIFE.toMillis());
                    kills.add(lives.killAfter(Duration.ofMillis(life)));
                    Experiment.say("kill %d after %d ms, %d posts accepted"
                            .formatted(kill, life, campaign.sent().size()));
                }
                for (Future<Integer> client : clients) {
                    client.get();
                }
            } catch (ExecutionException refused) {
                throw new IllegalStateException("a post was not accepted", refused);
            } finally {
                poster.shutdownNow();
            }
        }
    }

    /** One client: posts what no other has posted, as it is allowed to; answers how often. */
    private static int post(Campaign campaign, int posts, AtomicInteger next, Semaphore allowed)
            throws InterruptedException {
        int own = 0;
        for (int number = next.getAndIncrement(); number < posts; number = next.getAndIncrement()) {
            allowed.acquire();
            campaign.post(number, 2);
            own++;
        }
        return own;
    }

    /** One system that is killed and started again. */
    private static final class Lives implements AutoCloseable {
        private final Supplier<RunningSystem> start;
        private RunningSystem current;

        Lives(Supplier<RunningSystem> start) {
            this.start = start;
            this.current = start.get();
        }

        RunningSystem current() {
            return current;
        }

        /** Kills it when it has lived so long, and starts it again; answers what its worker was at. */
        TurnWatch.Moment killAfter(Duration life) throws InterruptedException {
            if (current.endsWithin(life)) {
                throw new IllegalStateException("the system ended by itself:\n" + String.join("\n", current.output()));
            }
            current.kill();
            TurnWatch.Moment moment = TurnWatch.of(current.output()).now();
            current = start.get();
            return moment;
        }

        @Override
        public void close() {
            current.close();
        }
    }
}
