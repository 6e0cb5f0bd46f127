package dev.socialposting.benchmarks;

import dev.socialposting.benchmarks.start.ColdStart;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Runs a benchmark by its name. */
public final class Bench {
    private static final Map<String, Consumer<List<String>>> BENCHMARKS = Map.of("start", ColdStart::run);

    private Bench() {}

    public static void main(String[] arguments) {
        List<String> given = Arrays.asList(arguments);
        Consumer<List<String>> benchmark = given.isEmpty() ? null : BENCHMARKS.get(given.getFirst());
        if (benchmark == null) {
            System.err.println("usage: bin/bench NAME [OPTION ...], where NAME is one of "
                    + String.join(", ", BENCHMARKS.keySet().stream().sorted().toList()));
            System.exit(2);
        } else {
            benchmark.accept(given.subList(1, given.size()));
        }
    }
}
