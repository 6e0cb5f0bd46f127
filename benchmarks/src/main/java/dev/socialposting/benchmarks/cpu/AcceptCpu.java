package dev.socialposting.benchmarks.cpu;

import dev.socialposting.benchmarks.Options;
import dev.socialposting.benchmarks.PerformanceDocument;
import dev.socialposting.benchmarks.report.Rounds;
import dev.socialposting.benchmarks.report.Samples;
import dev.socialposting.benchmarks.report.Table;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The benchmark {@code accept-cpu}: one JVM of JMH's for each subject in each round, with one thread on one processor. */
public final class AcceptCpu {
    private static final String NAME = "accept-cpu";
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private AcceptCpu() {}

    /** A method that JMH measures, and what it found: calls a second and bytes a call, of each round. */
    private record Subject(String name, String method, Samples calls, Samples bytes) {
        static Subject of(String name, String method) {
            return new Subject(name, method, new Samples(), new Samples());
        }
    }

    public static void run(List<String> arguments) {
        Options options = Options.of(NAME, Map.of("rounds", 5, "seconds", 10), arguments);
        List<Subject> subjects = List.of(
                Subject.of("Jackson alone", "jackson"),
                Subject.of("ours", "handler"),
                Subject.of("ours, on one thread", "handlerInTurn"));
        Rounds.run(
                options.number("rounds"),
                subjects.stream()
                        .<Runnable>map(subject -> () -> measure(subject, options.number("seconds")))
                        .toList());
        PerformanceDocument.write(options, table(subjects));
    }

    private static void measure(Subject subject, int seconds) {
        var options = new OptionsBuilder()
                .include("^" + AcceptanceWork.class.getName().replace(".", "\\.") + "\\." + subject.method() + "$")
                .mode(Mode.Throughput)
                .timeUnit(TimeUnit.SECONDS)
                .forks(1)
                .threads(1)
                .warmupIterations(2)
                .warmupTime(TimeValue.seconds(seconds / 2))
                .measurementIterations(seconds)
                .measurementTime(TimeValue.seconds(1))
                .addProfiler(GCProfiler.class)
                .verbosity(VerboseMode.SILENT)
                .jvmArgs(
                        "-XX:+UseSerialGC",
                        "-Xmx768m",
                        "-XX:ActiveProcessorCount=1",
                        "--sun-misc-unsafe-memory-access=allow")
                .build();
        try {
            RunResult result = new Runner(options).runSingle();
            subject.calls().add(result.getPrimaryResult().getScore());
            subject.bytes()
                    .add(Objects.requireNonNull(result.getSecondaryResults().get(ALLOCATED))
                            .getScore());
        } catch (RunnerException e) {
            throw new IllegalStateException("JMH has measured nothing", e);
        }
    }

    private static String table(List<Subject> subjects) {
        Table table = Table.of(
                "", "calls a second: median", "from - to", "microseconds a call", "to Jackson", "bytes a call");
        double jackson = subjects.getFirst().calls().median();
        subjects.forEach(subject -> table.row(
                subject.name(),
                number("%,.0f", subject.calls().median()),
                subject.calls().spread(0),
                number("%.1f", 1e6 / subject.calls().median()),
                number("%.1f", jackson / subject.calls().median()),
                number("%,.0f", subject.bytes().median())));
        return table.toString();
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
