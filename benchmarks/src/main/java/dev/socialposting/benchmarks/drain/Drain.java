package dev.socialposting.benchmarks.drain;

import dev.socialposting.benchmarks.Options;
import dev.socialposting.benchmarks.PerformanceDocument;
import dev.socialposting.benchmarks.drain.Backlog.Drained;
import dev.socialposting.benchmarks.drain.Backlog.Kind;
import dev.socialposting.benchmarks.drain.Backlog.Latency;
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
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The benchmark {@code drain}. Usually a short form of it: few posts for few workers. */
public final class Drain {
    private static final String NAME = "drain";

    private final Options options;
    private final Backlog backlog;
    private final Latency latency;
    private final Map<Kind, WhereTimeGoes> timeOfOneLane;

    private Drain(Options options, Backlog backlog, Latency latency) {
        this.options = options;
        this.backlog = backlog;
        this.latency = latency;
        this.timeOfOneLane = Map.of(
                Kind.OURS, new WhereTimeGoes("one worker of ours", latency.platforms()),
                Kind.BARE, new WhereTimeGoes("one bare worker", latency.platforms()));
    }

    /** So many workers with batches of such a size; and what each round found of each kind. */
    private record Subject(int workers, int batchSize, Map<Kind, Found> found) {
        static Subject of(int workers, int batchSize) {
            return new Subject(workers, batchSize, Map.of(Kind.OURS, Found.nothing(), Kind.BARE, Found.nothing()));
        }

        int lanes() {
            return workers * batchSize;
        }

        Found of(Kind kind) {
            return Objects.requireNonNull(found.get(kind));
        }
    }

    /**
     * What the rounds found.
     *
     * @param rate postings a second, while messages waited
     * @param calls to platforms, a posting
     * @param share of the ideal, while messages waited
     * @param processors that were busy
     */
    private record Found(Samples rate, Samples calls, Samples share, Samples processors) {
        static Found nothing() {
            return new Found(new Samples(), new Samples(), new Samples(), new Samples());
        }
    }

    public static void run(List<String> arguments) {
        Options options = Options.of(
                NAME,
                Map.of("rounds", 1, "posts-a-lane", 40, "most-posts", 240, "platform-ms", 50, "aws-ms", 5),
                arguments);
        Latency latency = new Latency(
                Duration.ofMillis(options.number("platform-ms")), Duration.ofMillis(options.number("aws-ms")));
        try (Surroundings surroundings = Surroundings.start()) {
            SdkProperties.set(surroundings.environment("PostingWorkerFunction"));
            try (Backlog backlog = new Backlog(surroundings, latency)) {
                new Drain(options, backlog, latency).measure();
            }
        }
    }

    private void measure() {
        Stream.of(Kind.values()).forEach(kind -> backlog.drain(options.number("posts-a-lane"), kind, 2, 10));
        List<Subject> subjects = Stream.of(1, 10)
                .flatMap(batchSize -> Stream.of(1, 2, 4, 8).map(workers -> Subject.of(workers, batchSize)))
                .toList();
        Rounds.run(
                options.number("rounds"),
                subjects.stream()
                        .flatMap(
                                subject -> Stream.of(Kind.values()).<Runnable>map(kind -> () -> measure(subject, kind)))
                        .toList());
        String times = Stream.of(Kind.values())
                .map(kind -> Objects.requireNonNull(timeOfOneLane.get(kind)).table())
                .collect(Collectors.joining("\n"));
        PerformanceDocument.write(options, table(subjects) + "\n" + times);
    }

    private void measure(Subject subject, Kind kind) {
        int posts = Math.min(options.number("most-posts"), options.number("posts-a-lane") * subject.lanes());
        Drained drained = backlog.drain(posts, kind, subject.workers(), subject.batchSize());
        Found found = subject.of(kind);
        double callsAPosting = (double) drained.all().platformCalls() / drained.postings();
        Progress waiting = drained.whileMessagesWaited();
        found.rate().add(waiting.platformCalls() / callsAPosting / seconds(waiting.time()));
        found.calls().add(callsAPosting);
        found.share().add(share(waiting, subject));
        found.processors().add(drained.processors());
        if (subject.lanes() == 1) {
            Objects.requireNonNull(timeOfOneLane.get(kind)).add(drained);
        }
        System.out.printf(
                Locale.ROOT,
                "%s, %d workers, batches of %d: %d postings in %.1f s, with messages waiting for %.1f s, %.2f processors%n",
                kind.name().toLowerCase(Locale.ROOT),
                subject.workers(),
                subject.batchSize(),
                drained.postings(),
                seconds(drained.all().time()),
                seconds(waiting.time()),
                drained.processors());
    }

    /** The time that the platforms' answers alone would have taken, by the time that it did take. */
    private double share(Progress progress, Subject subject) {
        return progress.platformCalls() * seconds(latency.platforms()) / subject.lanes() / seconds(progress.time());
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }

    private static String table(List<Subject> subjects) {
        Table table = Table.of(
                "workers x batch size",
                "postings a second: ours",
                "bare",
                "ours to bare",
                "platform calls a posting: ours",
                "bare",
                "of ideal: ours",
                "bare",
                "processors busy: ours",
                "bare");
        subjects.forEach(subject -> {
            Found ours = subject.of(Kind.OURS);
            Found bare = subject.of(Kind.BARE);
            table.row(
                    subject.workers() + " x " + subject.batchSize(),
                    number("%.1f", ours.rate().median()),
                    number("%.1f", bare.rate().median()),
                    number("%.2f", ours.rate().median() / bare.rate().median()),
                    number("%.1f", ours.calls().median()),
                    number("%.1f", bare.calls().median()),
                    number("%.2f", ours.share().median()),
                    number("%.2f", bare.share().median()),
                    number("%.2f", ours.processors().median()),
                    number("%.2f", bare.processors().median()));
        });
        return table.toString();
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
