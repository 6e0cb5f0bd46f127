package dev.socialposting.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import dev.socialposting.endtoend.RunningSystem.Ports;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Posts a lot while the platforms are slow and a share of the calls to them goes wrong, and looks what became of every post and
 * whether memory stays flat. {@code bin/load} runs it.
 *
 * <p>Memory is compared at rest: after the first 200 posts have ended and again after the last has, each time after full
 * collections. Nothing is different between the two but the work that was done. The worker and the rest of the system have a process
 * each, and are judged each by itself; the simulated platforms remember every post by their nature and are left out.
 */
final class Load {
    private static final int MEGA = 1024 * 1024;
    private static final int DESTINATIONS = 3;
    /** What a heap may have grown by, at most, in bytes a post. */
    private static final int TOLERANCE = 8 * 1024;

    private final Options options;
    private final Path data;
    private final List<Memory> memory = new ArrayList<>();
    private Duration accepting = Duration.ZERO;
    private Duration working = Duration.ZERO;
    private String weather = "";

    Load(Options options, Path data) {
        this.options = options;
        this.data = data;
    }

    /** One process at two times. */
    private record Memory(String name, Histogram before, Histogram after, long residentBytes) {
        long growth() {
            return after.bytes() - before.bytes();
        }
    }

    /** What may be set, and its usual values. */
    static Map<String, Long> usual() {
        Map<String, Long> usual = new LinkedHashMap<>();
        usual.put("posts", 1000L);
        usual.put("posts-before", 200L);
        usual.put("clients", 4L);
        usual.put("failing-percent", 5L);
        usual.put("shortest-ms", 200L);
        usual.put("longest-ms", 500L);
        usual.put("rest-seconds", 60L);
        usual.put("seed", 1L);
        usual.put("minutes-to-end", 40L);
        return usual;
    }

    public static void main(String[] arguments) throws InterruptedException {
        Experiment.main("load", usual(), arguments, (options, data) -> {
            Load experiment = new Load(options, data);
            Audit audit = experiment.run();
            System.out.print(experiment.inWords(audit) + audit.inWords());
            return audit.violations().isEmpty() && experiment.memoryIsFlat();
        });
    }

    /** Runs it; answers what became of the posts. */
    Audit run() throws InterruptedException {
        Ports ports = Ports.free();
        try (SimulatorProcess simulator = SimulatorProcess.start(ports.simulator());
                RunningSystem system = RunningSystem.start(
                        data,
                        ports,
                        Map.of("SIMULATOR_URL", simulator.address().toString()),
                        RunningSystem.WITHOUT_WORKER);
                WorkerFleet worker = new WorkerFleet(system.servers(), 1)) {
            worker.awaitReady();
            Campaign campaign = campaign(system);
            Experiment.weather(
                    system,
                    options.number("shortest-ms"),
                    options.number("longest-ms"),
                    options.number("failing-percent"),
                    options.seed("seed"));
            HeapWatch ofSystem = new HeapWatch(system.pid());
            HeapWatch ofWorker = new HeapWatch(worker.pids().getFirst());

            int before = Math.min(options.number("posts-before"), options.number("posts"));
            postAll(campaign, 0, before);
            Histogram workerBefore = ofWorker.atRest(rest());
            Histogram systemBefore = ofSystem.atRest(rest());
            postAll(campaign, before, options.number("posts"));
            memory.add(new Memory("worker", workerBefore, ofWorker.atRest(rest()), ofWorker.residentBytes()));
            memory.add(new Memory(
                    "API, dispatcher, queue, tables", systemBefore, ofSystem.atRest(rest()), ofSystem.residentBytes()));
            JsonNode report = new Http().getJson(system.simulator().resolve("/_simulator/weather"));
            weather = "%s calls, failed %s".formatted(report.path("calls"), report.path("failed"));
            return Audit.of(campaign, system.simulator());
        }
    }

    private Duration rest() {
        return Duration.ofSeconds(options.number("rest-seconds"));
    }

    private Campaign campaign(RunningSystem system) {
        Campaign campaign = new Campaign(system);
        int postings = options.number("posts") * DESTINATIONS;
        int accounts = Math.max(DESTINATIONS, Math.ceilDiv(postings, Campaign.POSTS_PER_ACCOUNT));
        for (int i = 0; i < accounts; i++) {
            campaign.addAccount(i % 2 == 0 ? "instagram" : "facebook", "happy-path", Http.JSON.createObjectNode());
        }
        return campaign;
    }

    /** Posts by several clients at once, and waits until all is final. */
    private void postAll(Campaign campaign, int from, int to) throws InterruptedException {
        int clients = options.number("clients");
        Instant start = Instant.now();
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            List<Future<?>> posts = new ArrayList<>();
            for (int i = from; i < to; i++) {
                int number = i;
                posts.add(threads.submit(() -> campaign.post(number, DESTINATIONS)));
            }
            for (Future<?> post : posts) {
                post.get();
            }
        } catch (ExecutionException refused) {
            throw new IllegalStateException("a post was not accepted", refused);
        }
        accepting = accepting.plus(Duration.between(start, Instant.now()));
        Experiment.say("%d posts accepted".formatted(to));
        int open = campaign.awaitFinal(Duration.ofMinutes(options.number("minutes-to-end")));
        working = working.plus(Duration.between(start, Instant.now()));
        Experiment.say("%d posts final".formatted(to - open));
    }

    /** Whether no heap has grown beyond the tolerance. */
    boolean memoryIsFlat() {
        return memory.stream().noneMatch(each -> each.growth() > tolerance());
    }

    private long tolerance() {
        return (long) TOLERANCE * Math.max(0, options.number("posts") - options.number("posts-before"));
    }

    /** The result in lines for a person. */
    String inWords(Audit audit) {
        StringBuilder text = new StringBuilder();
        text.append("platforms                    %s%n".formatted(weather));
        text.append("accepting                    %s%n".formatted(Percentiles.of(audit.acceptTimes())));
        text.append("  throughput                 %.1f posts/s accepted, %.1f postings/s brought to an end%n"
                .formatted(options.number("posts") / seconds(accepting), audit.postings() / seconds(working)));
        for (Memory each : memory) {
            text.append(
                    "memory of %s: %.1f MB live after %d posts, %.1f MB after %d (%+d bytes a post); %d MB resident%n"
                            .formatted(
                                    each.name(),
                                    (double) each.before().bytes() / MEGA,
                                    options.number("posts-before"),
                                    (double) each.after().bytes() / MEGA,
                                    options.number("posts"),
                                    each.growth()
                                            / Math.max(1, options.number("posts") - options.number("posts-before")),
                                    each.residentBytes() / MEGA));
            text.append(
                    "  what takes more           %s%n".formatted(each.after().growthSince(each.before())));
        }
        text.append("memory is %s: at most %d bytes a post are allowed%n"
                .formatted(memoryIsFlat() ? "flat" : "NOT FLAT", TOLERANCE));
        return text.toString();
    }

    private static double seconds(Duration duration) {
        return Math.max(1, duration.toMillis()) / 1000.0;
    }
}
