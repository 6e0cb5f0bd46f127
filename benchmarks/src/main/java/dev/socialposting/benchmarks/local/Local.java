package dev.socialposting.benchmarks.local;

import dev.socialposting.benchmarks.Options;
import dev.socialposting.benchmarks.PerformanceDocument;
import dev.socialposting.benchmarks.report.Pause;
import dev.socialposting.benchmarks.report.Rounds;
import dev.socialposting.benchmarks.report.Samples;
import dev.socialposting.benchmarks.report.Table;
import dev.socialposting.local.aws.template.Template;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The benchmark {@code local}: starts {@code bin/run} several times, and posts to the last one. */
public final class Local {
    private static final String NAME = "local";
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
    private static final int TOLD_EVERY = 100;

    private final Options options;
    private final Path root = Template.findFile().toAbsolutePath().resolveSibling("");
    private final Samples untilReady = new Samples();

    private Local(Options options) {
        this.options = options;
    }

    public static void run(List<String> arguments) {
        Options options =
                Options.of(NAME, Map.of("rounds", 5, "posts", 1000, "first-port", 24_000, "minutes", 10), arguments);
        new Local(options).measure();
    }

    private void measure() {
        start().close();
        Rounds.run(options.number("rounds"), List.of(() -> {
            try (RunningSystem system = start()) {
                untilReady.add(system.untilReady().toMillis() / 1000.0);
            }
        }));
        try (RunningSystem system = start()) {
            double atFirst = system.residentMegabytes();
            postAll(system);
            PerformanceDocument.write(options, table(system, atFirst));
        }
    }

    private RunningSystem start() {
        return RunningSystem.start(root, root.resolve(".local/bench-local"), options.number("first-port"));
    }

    /** As fast as they are accepted; then waits until all are final. */
    private void postAll(RunningSystem system) {
        for (int post = 1; post <= options.number("posts"); post++) {
            system.post(post);
            if (post % TOLD_EVERY == 0) {
                System.out.printf("%d posts accepted, %.0f MB%n", post, system.residentMegabytes());
            }
        }
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(options.number("minutes"));
        while (system.isBusy()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the posts have not ended in time");
            }
            Pause.of(BETWEEN_LOOKS);
        }
    }

    private String table(RunningSystem system, double atFirst) {
        return Table.of("", "median", "from - to")
                .row(
                        "bin/run until Ready, s",
                        String.format(Locale.ROOT, "%.1f", untilReady.median()),
                        untilReady.spread(1))
                .row("resident when ready, MB", number(atFirst), "")
                .row(
                        "resident after %,d posts, MB".formatted(options.number("posts")),
                        number(system.residentMegabytes()),
                        "")
                .row("resident at most, MB", number(system.mostResidentMegabytes()), "")
                .toString();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }
}
