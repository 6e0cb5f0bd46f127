package dev.socialposting.benchmarks.read;

import dev.socialposting.benchmarks.Options;
import dev.socialposting.benchmarks.PerformanceDocument;
import dev.socialposting.benchmarks.report.Rounds;
import dev.socialposting.benchmarks.report.Samples;
import dev.socialposting.benchmarks.report.Table;
import dev.socialposting.local.SdkProperties;
import dev.socialposting.local.aws.AwsServers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The benchmark {@code read}: the same calls on tables of three sizes, each size against the smallest. */
public final class Read {
    private static final String NAME = "read";
    /** The smallest size is a thousandth of the largest. */
    private static final int[] PARTS = {1000, 10, 1};

    private Read() {}

    /** One call on tables of one size: the medians of its rounds, in milliseconds. */
    private record Subject(String call, Size size, String event, Samples medians) {}

    public static void run(List<String> arguments) {
        Options options = Options.of(
                NAME,
                Map.of("rounds", 10, "calls", 100, "warm-up", 1000, "most-requests", 100_000, "most-lines", 10_000),
                arguments);
        try (AwsServers servers = AwsServers.inMemory(Map.of())) {
            SdkProperties.set(servers.sdkEnvironment());
            List<Size> sizes = sizes(servers, options);
            try {
                List<Subject> subjects = subjects(sizes);
                subjects.forEach(subject -> measure(subject, options.number("warm-up"), new Samples()));
                Rounds.run(
                        options.number("rounds"),
                        subjects.stream()
                                .<Runnable>map(
                                        subject -> () -> measure(subject, options.number("calls"), subject.medians()))
                                .toList());
                PerformanceDocument.write(options, table(subjects));
            } finally {
                sizes.forEach(Size::close);
            }
        }
    }

    private static List<Size> sizes(AwsServers servers, Options options) {
        int requests = options.number("most-requests");
        int lines = options.number("most-lines");
        List<Size> sizes = new ArrayList<>();
        for (int part : PARTS) {
            sizes.add(new Size(servers, requests / part, lines / part));
            System.out.printf(
                    "%,d requests, %,d lines%n",
                    sizes.getLast().requests(), sizes.getLast().lines());
        }
        return sizes;
    }

    private static List<Subject> subjects(List<Size> sizes) {
        return sizes.stream()
                .flatMap(size -> size.calls().entrySet().stream()
                        .map(call -> new Subject(call.getKey(), size, call.getValue(), new Samples())))
                .toList();
    }

    private static void measure(Subject subject, int calls, Samples medians) {
        Samples times = new Samples();
        for (int call = 0; call < calls; call++) {
            times.add(subject.size().time(subject.event()));
        }
        medians.add(times.median());
    }

    private static String table(List<Subject> subjects) {
        Table table = Table.of("call", "requests", "lines", "ms: median", "from - to", "to the smallest");
        Map<String, Double> smallest = new LinkedHashMap<>();
        subjects.stream()
                .sorted((one, other) -> one.call().compareTo(other.call()))
                .forEach(subject -> {
                    double median = subject.medians().median();
                    smallest.putIfAbsent(subject.call(), median);
                    table.row(
                            subject.call(),
                            String.format(Locale.ROOT, "%,d", subject.size().requests()),
                            String.format(Locale.ROOT, "%,d", subject.size().lines()),
                            String.format(Locale.ROOT, "%.2f", median),
                            subject.medians().spread(2),
                            String.format(Locale.ROOT, "%.2f", median / smallest.getOrDefault(subject.call(), median)));
                });
        return table.toString();
    }
}
