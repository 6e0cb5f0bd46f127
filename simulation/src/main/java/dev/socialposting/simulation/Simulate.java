package dev.socialposting.simulation;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

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
        System.exit(run(first, seeds, threads) ? 0 : 1);
    }

    private static boolean run(long first, long seeds, int threads) {
        long start = System.nanoTime();
        SeedRuns.Result result = SeedRuns.run(first, seeds, threads, done -> {
            if (done % PROGRESS_EVERY == 0) {
                System.out.printf("%,d seeds, %,.0f a second%n", done, perSecond(done, start));
            }
        });
        System.out.print(report(result, first, threads, start));
        result.failed().ifPresent(failure -> System.out.println(failure.inWords()));
        return result.failed().isEmpty();
    }

    /**
     * What was reached, and how fast.
     *
     * @param start what {@link System#nanoTime} was
     */
    static String report(SeedRuns.Result result, long first, int threads, long start) {
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
