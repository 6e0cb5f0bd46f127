package dev.socialposting.endtoend;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.endtoend.RunningSystem.Ports;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * Kills workers at random moments while posts are under way, loses the queue once, and then looks whether every post went out exactly
 * once. {@code bin/kill-workers} runs it.
 *
 * <p>The system runs as {@code bin/run} starts it, with its data on disk, but each worker is a process of its own and is killed by
 * SIGKILL: nothing of it gets to run after that, not even a shutdown hook.
 */
final class KillWorkers {
    /** Shorter than as deployed, so that what the dead leave behind is taken up sooner. */
    static final Map<String, String> SHORT_LEASES = Map.of("PLATFORM_CALL_TIMEOUT_SECONDS", "5", "LEASE_SECONDS", "30");

    /** Has a JVM start sooner, and run slower. */
    private static final Map<String, String> QUICK_START = Map.of("JDK_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1");

    private static final String QUEUE = "PostingQueue";
    private static final Duration LONGEST_LIFE = Duration.ofMillis(1500);
    private static final int MOST_TRIES = 20;

    private final Options options;
    private final Path data;
    private final RandomGenerator random;
    private final List<TurnWatch.Moment> kills = new ArrayList<>();

    KillWorkers(Options options, Path data) {
        this.options = options;
        this.data = data;
        this.random = new Random(options.seed("seed"));
    }

    /** What may be set, and its usual values. */
    static Map<String, Long> usual() {
        Map<String, Long> usual = new LinkedHashMap<>();
        usual.put("posts", 300L);
        usual.put("kills", 200L);
        usual.put("workers", 3L);
        usual.put("seed", 1L);
        usual.put("minutes-to-end", 15L);
        return usual;
    }

    public static void main(String[] arguments) throws InterruptedException {
        Experiment.main("kill-workers", usual(), arguments, (options, data) -> {
            KillWorkers experiment = new KillWorkers(options, data);
            Audit audit = experiment.run();
            System.out.print(inWords(experiment.kills) + audit.inWords());
            return audit.allIsCompletedOnce();
        });
    }

    /** Runs it; answers what became of the posts. */
    Audit run() throws InterruptedException {
        Map<String, String> environment = new LinkedHashMap<>(SHORT_LEASES);
        environment.putAll(QUICK_START);
        try (RunningSystem system = RunningSystem.start(data, Ports.free(), Map.of(), RunningSystem.WITHOUT_WORKER)) {
            environment.putAll(system.servers());
            Experiment.weather(system, 100, 600, 0, options.seed("seed"));
            Campaign campaign = campaign(system, options.number("posts"));
            try (WorkerFleet workers = new WorkerFleet(environment, options.number("workers"))) {
                workers.awaitReady();
                killWhilePosting(system, campaign, workers);
                campaign.awaitFinal(Duration.ofMinutes(options.number("minutes-to-end")));
            }
            return Audit.of(campaign, system.simulator());
        }
    }

    /** A campaign to accounts on both platforms that all publish in the end, if not always at the first try. */
    static Campaign campaign(RunningSystem system, int posts) {
        Campaign campaign = new Campaign(system);
        List<String> ways = List.of(
                "happy-path",
                "happy-path",
                "answer-lost-after-publish",
                "happy-path",
                "slow-processing",
                "happy-path",
                "publish-fails-once");
        int pairs = Math.max(ways.size(), Math.ceilDiv(posts, Campaign.POSTS_PER_ACCOUNT));
        for (int i = 0; i < pairs; i++) {
            String way = ways.get(i % ways.size());
            ObjectNode parameters = Http.JSON.createObjectNode();
            if (way.equals("slow-processing")) {
                parameters.put("processing_seconds", 20);
            }
            campaign.addAccount("instagram", way, parameters);
            campaign.addAccount("facebook", way, parameters);
        }
        return campaign;
    }

    private void killWhilePosting(RunningSystem system, Campaign campaign, WorkerFleet workers)
            throws InterruptedException {
        int wanted = options.number("kills");
        int posts = options.number("posts");
        for (int kill = 1; kill <= wanted; kill++) {
            while (campaign.sent().size() < (long) posts * kill / wanted) {
                campaign.post(campaign.sent().size(), 2);
            }
            if (kill == wanted / 2) {
                loseQueue(new Queues(system));
            }
            kills.add(killOne(campaign, workers));
            if (kill % 20 == 0) {
                Experiment.say(
                        "%d kills, %d posts".formatted(kill, campaign.sent().size()));
            }
        }
    }

    /** Kills a worker that is at work; as long as none is, there is one post more. */
    private TurnWatch.Moment killOne(Campaign campaign, WorkerFleet workers) throws InterruptedException {
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            Optional<TurnWatch.Moment> killed = workers.killOne(random, LONGEST_LIFE);
            if (killed.isPresent()) {
                return killed.get();
            }
            campaign.post(campaign.sent().size(), 2);
        }
        throw new IllegalStateException("no worker takes up what is posted");
    }

    private static void loseQueue(Queues queues) {
        int before = queues.messages(QUEUE);
        queues.purge(QUEUE);
        Experiment.say("the queue is lost: %d messages before, %d after".formatted(before, queues.messages(QUEUE)));
    }

    /** What was killed, in lines for a person. */
    static String inWords(List<TurnWatch.Moment> kills) {
        long leased = kills.stream().filter(kill -> kill.leased() > 0).count();
        long marked = kills.stream().filter(kill -> kill.marked() > 0).count();
        return """
                kills                        %d
                  of a worker with a lease   %d (%d leases in all)
                  past the publish mark      %d (%d postings in all)
                """.formatted(
                        kills.size(),
                        leased,
                        kills.stream().mapToInt(TurnWatch.Moment::leased).sum(),
                        marked,
                        kills.stream().mapToInt(TurnWatch.Moment::marked).sum());
    }
}
