package dev.socialposting.endtoend;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.awaitility.core.ConditionTimeoutException;

/** Workers, each in a process of its own, at the servers of a running system. Who is killed is replaced at once. */
final class WorkerFleet implements AutoCloseable {
    private static final Duration LONGEST_START = Duration.ofMinutes(2);
    private static final Duration LONGEST_IDLENESS = Duration.ofSeconds(10);

    private final Map<String, String> environment;
    private final List<Worker> workers = new CopyOnWriteArrayList<>();

    WorkerFleet(Map<String, String> environment, int size) {
        this.environment = Map.copyOf(environment);
        for (int i = 0; i < size; i++) {
            workers.add(Worker.launch(environment));
        }
    }

    /**
     * Kills one of the workers that is at work, at a random moment, and starts another in its place.
     *
     * @param longestLife how long the worker may go on at most
     * @return what the worker was at when it died; nothing if none had work for ten seconds, and all live on
     */
    Optional<TurnWatch.Moment> killOne(RandomGenerator random, Duration longestLife) throws InterruptedException {
        List<Worker> candidates;
        try {
            candidates = await().atMost(LONGEST_IDLENESS)
                    .pollInterval(Duration.ofMillis(20))
                    .until(this::busy, busy -> !busy.isEmpty());
        } catch (ConditionTimeoutException noneHasWork) {
            return Optional.empty();
        }
        Worker victim = candidates.get(random.nextInt(candidates.size()));
        if (victim.process().endsWithin(Duration.ofMillis(random.nextLong(longestLife.toMillis() + 1)))) {
            throw endedByItself(victim);
        }
        victim.process().kill();
        workers.remove(victim);
        workers.add(Worker.launch(environment));
        return Optional.of(victim.turns().now());
    }

    private List<Worker> ready() {
        requireAlive();
        return workers.stream().filter(worker -> worker.ready().get()).toList();
    }

    private List<Worker> busy() {
        return ready().stream()
                .filter(worker -> worker.turns().now().leased() > 0)
                .toList();
    }

    private void requireAlive() {
        for (Worker worker : workers) {
            if (!worker.process().isAlive()) {
                throw endedByItself(worker);
            }
        }
    }

    private static IllegalStateException endedByItself(Worker worker) {
        return new IllegalStateException("a worker ended by itself:\n"
                + String.join("\n", worker.process().output()));
    }

    List<Long> pids() {
        return workers.stream().map(worker -> worker.process().pid()).toList();
    }

    /** Waits until all are ready. */
    void awaitReady() {
        await().atMost(LONGEST_START)
                .pollInterval(Duration.ofMillis(100))
                .until(() -> ready().size() == workers.size());
    }

    @Override
    public void close() {
        List<Worker> last = new ArrayList<>(workers);
        workers.clear();
        last.forEach(worker -> worker.process().close());
    }

    /** One of them. */
    private record Worker(LocalProcess process, TurnWatch turns, AtomicBoolean ready) {
        static Worker launch(Map<String, String> environment) {
            ProcessBuilder builder = RunningSystem.command(RunningSystem.ONLY_WORKER);
            builder.environment().putAll(environment);
            TurnWatch turns = new TurnWatch();
            AtomicBoolean ready = new AtomicBoolean();
            LocalProcess process = LocalProcess.launch(builder, line -> {
                turns.read(line);
                if (line.startsWith("Ready: ")) {
                    ready.set(true);
                }
            });
            return new Worker(process, turns, ready);
        }
    }
}
