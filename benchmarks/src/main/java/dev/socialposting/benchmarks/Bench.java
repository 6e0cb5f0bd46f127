package dev.socialposting.benchmarks;

import dev.socialposting.benchmarks.accept.Accept;
import dev.socialposting.benchmarks.billed.Billed;
import dev.socialposting.benchmarks.capacity.Capacity;
import dev.socialposting.benchmarks.cpu.AcceptCpu;
import dev.socialposting.benchmarks.drain.Drain;
import dev.socialposting.benchmarks.local.Local;
import dev.socialposting.benchmarks.read.Read;
import dev.socialposting.benchmarks.start.ColdStart;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Runs a benchmark by its name. */
public final class Bench {
    private static final List<Benchmark> BENCHMARKS = List.of(
            new Benchmark("accept", "a post to three destinations, from event to answer", Accept::run),
            new Benchmark("accept-cpu", "the API's own work for a post, beside Jackson alone", AcceptCpu::run),
            new Benchmark("billed", "what a worker is billed for a post that its platform takes long for", Billed::run),
            new Benchmark(
                    "capacity", "exact: DynamoDB units, SQS requests and platform calls of a post", Capacity::run),
            new Benchmark("drain", "how fast workers bring a backlog to an end", Drain::run),
            new Benchmark("local", "bin/run: until it is ready, and its memory", Local::run),
            new Benchmark("read", "list, details and log, when there is a little and when there is much", Read::run),
            new Benchmark("start", "from the start of a JVM to a function's first answer", ColdStart::run));

    private Bench() {}

    /**
     * A benchmark.
     *
     * @param summary what is measured, in half a line
     * @param run is given the options
     */
    private record Benchmark(String name, String summary, Consumer<List<String>> run) {}

    public static void main(String[] arguments) {
        List<String> given = Arrays.asList(arguments);
        Optional<Benchmark> benchmark = BENCHMARKS.stream()
                .filter(each -> !given.isEmpty() && each.name().equals(given.getFirst()))
                .findFirst();
        if (benchmark.isEmpty()) {
            System.out.println("usage: bin/bench NAME [OPTION ...]");
            BENCHMARKS.forEach(each -> System.out.printf("  %-11s %s%n", each.name(), each.summary()));
            System.exit(given.isEmpty() ? 0 : 2);
        }
        try {
            benchmark.orElseThrow().run().accept(given.subList(1, given.size()));
            // The embedded servers leave idle threads behind, which would keep the JVM for another minute.
            System.exit(0);
        } catch (UsageException e) {
            System.err.println(e.getMessage());
            System.exit(2);
        } catch (RuntimeException e) {
            e.printStackTrace();
            System.exit(1);
        }
    }
}
