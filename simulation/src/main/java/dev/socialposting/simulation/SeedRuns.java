package dev.socialposting.simulation;

import dev.socialposting.simulation.Simulation.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

/** Runs many seeds, on several threads; each run is by itself. */
final class SeedRuns {
    private SeedRuns() {}

    /**
     * What came of many seeds.
     *
     * @param fingerprint of all that happened; the same seeds give the same one, in whatever process they are run
     * @param failed the first seed that was found to fail, told by its own replay
     */
    record Result(long runs, Tally tally, long fingerprint, Optional<Failure> failed) {}

    /** A seed that fails, and all that is known of how. */
    record Failure(long seed, List<String> violations, List<String> events) {
        static Failure of(long seed) {
            Outcome outcome = Simulation.of(seed, Trace.readable());
            return new Failure(seed, outcome.violations(), outcome.trace().lines());
        }

        String inWords() {
            return "Seed %d fails:%n  %s%nPlan: %s%nEvents:%n%s"
                    .formatted(seed, String.join("\n  ", violations), RandomPlans.of(seed), String.join("\n", events));
        }
    }

    /**
     * Runs seeds one after the other, until one fails.
     *
     * @param progress told how many have been run
     */
    static Result run(long firstSeed, long seeds, int threads, LongConsumer progress) {
        AtomicLong next = new AtomicLong(firstSeed);
        AtomicLong done = new AtomicLong();
        AtomicLong failing = new AtomicLong(Long.MAX_VALUE);
        AtomicLong fingerprint = new AtomicLong();
        AtomicBoolean stop = new AtomicBoolean();
        Tally tally = new Tally();
        try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
            List<Future<Tally>> parts = IntStream.range(0, threads)
                    .mapToObj(_ -> executor.submit(() -> {
                        Tally part = new Tally();
                        long seed = next.getAndIncrement();
                        while (!stop.get() && seed < firstSeed + seeds) {
                            Outcome outcome = Simulation.of(seed, Trace.fingerprintOnly());
                            part.add(outcome.tally());
                            // A sum, because threads come to it in any order.
                            fingerprint.addAndGet(outcome.trace().fingerprint());
                            if (!outcome.violations().isEmpty()) {
                                failing.accumulateAndGet(seed, Math::min);
                                stop.set(true);
                            }
                            progress.accept(done.incrementAndGet());
                            seed = next.getAndIncrement();
                        }
                        return part;
                    }))
                    .toList();
            for (Future<Tally> part : parts) {
                tally.add(part.get());
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        } catch (ExecutionException defect) {
            throw new IllegalStateException("a run broke", defect);
        }
        Optional<Failure> failed =
                failing.get() == Long.MAX_VALUE ? Optional.empty() : Optional.of(Failure.of(failing.get()));
        return new Result(done.get(), tally, fingerprint.get(), failed);
    }
}
