package dev.socialposting.benchmarks.billed;

import dev.socialposting.benchmarks.Options;
import dev.socialposting.benchmarks.PerformanceDocument;
import dev.socialposting.benchmarks.report.Rounds;
import dev.socialposting.benchmarks.report.Samples;
import dev.socialposting.benchmarks.report.Table;
import dev.socialposting.benchmarks.virtual.VirtualSystem;
import dev.socialposting.simulator.graph.Meta;
import dev.socialposting.simulator.model.FaultProfile;
import dev.socialposting.simulator.model.ScenarioChoice;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.RequestStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The benchmark {@code billed}: work is measured in real time, and every wait is jumped over. */
public final class Billed {
    private static final String NAME = "billed";

    private final VirtualSystem system;
    private final SleepingWorker sleeping;
    private final List<Figures> all = new ArrayList<>();

    private Billed(VirtualSystem system) {
        this.system = system;
        this.sleeping = new SleepingWorker(system);
    }

    /** How long both were busy with a post that takes its platform so many seconds. */
    private record Figures(int seconds, Destination destination, Samples ours, Samples runs, Samples sleeping) {}

    public static void run(List<String> arguments) {
        Options options = Options.of(NAME, Map.of("rounds", 5, "platform-ms", 50), arguments);
        try (VirtualSystem system = VirtualSystem.unmetered()) {
            Duration answer = Duration.ofMillis(options.number("platform-ms"));
            system.simulator().control().changeFaults(new FaultProfile(answer, answer, 0, 1));
            Billed billed = new Billed(system);
            billed.prepare(60);
            billed.prepare(600);
            // Not counted: the first post of a JVM takes longer.
            billed.measure(billed.all.getFirst(), new Samples(), new Samples(), new Samples());
            Rounds.run(options.number("rounds"), billed.subjects());
            PerformanceDocument.write(options, billed.table());
        }
    }

    private void prepare(int seconds) {
        ScenarioChoice slow = ScenarioChoice.of("slow-processing").with("processing_seconds", seconds);
        Destination destination = system.connect(Meta.INSTAGRAM, slow);
        all.add(new Figures(seconds, destination, new Samples(), new Samples(), new Samples()));
    }

    private List<Runnable> subjects() {
        return all.stream()
                .<Runnable>map(each -> () -> measure(each, each.ours(), each.runs(), each.sleeping()))
                .toList();
    }

    private void measure(Figures each, Samples ours, Samples runs, Samples yardstick) {
        var id = system.post(List.of(each.destination()));
        List<Duration> turns = system.work();
        if (system.stored(id).status() != RequestStatus.COMPLETED) {
            throw new IllegalStateException("the post has not gone out");
        }
        ours.add(turns.stream().mapToLong(Duration::toNanos).sum() / 1e6);
        runs.add(turns.size());
        yardstick.add(sleeping.post(each.destination()).toNanos() / 1e6);
    }

    private String table() {
        Table table = Table.of(
                "the platform needs", "ours, ms: median", "from - to", "runs", "waiting inside, ms: median", "one to");
        for (Figures each : all) {
            table.row(
                    each.seconds() + " s",
                    number(each.ours().median()),
                    each.ours().spread(0),
                    number(each.runs().median()),
                    number(each.sleeping().median()),
                    number(each.sleeping().median() / each.ours().median()));
        }
        return table.toString();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }
}
