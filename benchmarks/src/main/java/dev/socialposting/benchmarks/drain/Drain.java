package dev.socialposting.benchmarks.drain;

import dev.socialposting.benchmarks.Options;
import dev.socialposting.benchmarks.PerformanceDocument;
import dev.socialposting.benchmarks.drain.Backlog.Drained;
import dev.socialposting.benchmarks.drain.Backlog.Progress;
import dev.socialposting.benchmarks.report.Rounds;
import dev.socialposting.benchmarks.report.Samples;
import dev.socialposting.benchmarks.report.Table;
import dev.socialposting.benchmarks.runtime.Surroundings;
import dev.socialposting.local.SdkProperties;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The benchmark {@code drain}. Usually a short form of it: few posts for few workers. */
public final class Drain {
    private static final String NAME = "drain";

    private final Options options;
    private final Backlog backlog;
    private final Duration latency;
    private final WhereTimeGoes timeOfOneLane;

    private Drain(Options options, Backlog backlog, Duration latency) {
        this.options = options;
        this.backlog = backlog;
        this.latency = latency;
        this.timeOfOneLane = new WhereTimeGoes(latency);
    }

    /** So many workers with batches of such a size; and what each round found. */
    private record Subject(
            int workers,
            int batchSize,
            Samples postings,
            Samples calls,
            Samples shareWhileMessagesWaited,
            Samples share,
            Samples processors) {
        static Subject of(int workers, int batchSize) {
            return new Subject(
                    workers, batchSize, new Samples(), new Samples(), new Samples(), new Samples(), new Samples());
        }

        int lanes() {
            return workers * batchSize;
        }
    }

    public static void run(List<String> arguments) {
        Options options = Options.of(
                NAME, Map.of("rounds", 1, "posts-a-lane", 40, "most-posts", 240, "platform-ms", 50), arguments);
        try (Surroundings surroundings = Surroundings.start()) {
            SdkProperties.set(surroundings.environment("PostingWorkerFunction"));
            Duration latency = Duration.ofMillis(options.number("platform-ms"));
            try (Backlog backlog = new Backlog(surroundings, latency)) {
                new Drain(options, backlog, latency).measure();
            }
        }
    }

    private void measure() {
        backlog.drain(options.number("posts-a-lane"), 2, 10);
        List<Subject> subjects = Stream.of(1, 10)
                .flatMap(batchSize -> Stream.of(1, 2, 4, 8).map(workers -> Subject.of(workers, batchSize)))
                .toList();
        Rounds.run(
                options.number("rounds"),
                subjects.stream()
                        .<Runnable>map(subject -> () -> measure(subject))
                        .toList());
        PerformanceDocument.write(options, table(subjects) + "\n" + timeOfOneLane.table());
    }

    private void measure(Subject subject) {
        int posts = Math.min(options.number("most-posts"), options.number("posts-a-lane") * subject.lanes());
        Drained drained = backlog.drain(posts, subject.workers(), subject.batchSize());
        double seconds = seconds(drained.all().time());
        subject.postings().add(drained.postings() / seconds);
        subject.calls().add((double) drained.all().platformCalls() / drained.postings());
        subject.shareWhileMessagesWaited().add(share(drained.whileMessagesWaited(), subject));
        subject.share().add(share(drained.all(), subject));
        subject.processors().add(drained.processors());
        if (subject.lanes() == 1) {
            timeOfOneLane.add(drained);
        }
        System.out.printf(
                Locale.ROOT,
                "%d workers, batches of %d: %d postings in %.1f s, with messages waiting for %.1f s, %.2f processors%n",
                subject.workers(),
                subject.batchSize(),
                drained.postings(),
                seconds,
                seconds(drained.whileMessagesWaited().time()),
                drained.processors());
    }

    /** The time that the platforms' answers alone would have taken, by the time that it did take. */
    private double share(Progress progress, Subject subject) {
        return progress.platformCalls() * seconds(latency) / subject.lanes() / seconds(progress.time());
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }

    private static String table(List<Subject> subjects) {
        Table table = Table.of(
                "workers x batch size",
                "postings a second",
                "platform calls a posting",
                "of ideal, while messages wait",
                "of ideal, to the end",
                "processors busy");
        subjects.forEach(subject -> table.row(
                subject.workers() + " x " + subject.batchSize(),
                number("%.1f", subject.postings()),
                number("%.1f", subject.calls()),
                number("%.2f", subject.shareWhileMessagesWaited()),
                number("%.2f", subject.share()),
                number("%.2f", subject.processors())));
        return table.toString();
    }

    private static String number(String format, Samples samples) {
        return String.format(Locale.ROOT, format, samples.median());
    }
}
