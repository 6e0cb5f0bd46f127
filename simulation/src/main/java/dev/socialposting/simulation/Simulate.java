package dev.socialposting.simulation;

import dev.socialposting.simulation.Simulation.Outcome;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
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

/** What {@code bin/simulate} starts: runs seeds, and tells what was reached or which one fails. */
public final class Simulate {
    private static final int PROGRESS_EVERY = 1_000;

    private Simulate() {}

    /** Exit code 1 if a seed fails, 2 if the arguments make no sense. */
    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) {
        long seeds = 100_000;
        long first = 1;
        int threads = Runtime.getRuntime().availableProcessors();
        List<String> given = List.of(arguments);
        try {
            for (int i = 0; i < given.size(); i += 2) {
                long value = Long.parseLong(given.get(i + 1));
                switch (given.get(i)) {
                    case "--seeds" -> seeds = value;
                    case "--seed" -> first = value;
                    case "--threads" -> threads = Math.toIntExact(value);
                    default -> throw new IllegalArgumentException(given.get(i));
                }
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException wrong) {
            System.err.println("bin/simulate [--seeds N] [--seed FIRST] [--threads T]: " + wrong.getMessage());
            System.exit(2);
        }
        System.exit(passes(first, seeds, threads) ? 0 : 1);
    }

    private static boolean passes(long first, long seeds, int threads) {
        long start = System.nanoTime();
        Result result = seeds(first, seeds, threads, done -> {
            if (done % PROGRESS_EVERY == 0) {
                System.out.printf("%,d seeds, %,.0f a second%n", done, perSecond(done, start));
            }
        });
        System.out.print(report(result, first, threads, start));
        result.failed().ifPresent(failure -> System.out.println(failure.inWords()));
        return result.failed().isEmpty();
    }

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
                    .formatted(seed, String.join("\n  ", violations), Plan.of(seed), String.join("\n", events));
        }
    }

    /**
     * Runs seeds one after the other, until one fails: several at once, each by itself.
     *
     * @param progress told how many have been run
     */
    static Result seeds(long firstSeed, long seeds, int threads, LongConsumer progress) {
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

    /** The first violation of one seed, or nothing; in terms of the JDK alone, so that it can be called in another class loader. */
    public static Optional<String> violation(long seed) {
        return Simulation.of(seed, Trace.fingerprintOnly()).violations().stream()
                .findFirst();
    }

    /**
     * What was reached, and how fast.
     *
     * @param start what {@link System#nanoTime} was
     */
    static String report(Result result, long first, int threads, long start) {
        return result.tally()
                + "%,d seeds from %d, fingerprint %016x, in %s: %,.0f a second on %d threads%n"
                        .formatted(
                                result.runs(),
                                first,
                                result.fingerprint(),
                                Duration.ofNanos(System.nanoTime() - start).truncatedTo(ChronoUnit.SECONDS),
                                perSecond(result.runs(), start),
                                threads);
    }

    private static double perSecond(long done, long start) {
        return done * 1e9 / (System.nanoTime() - start);
    }
}
