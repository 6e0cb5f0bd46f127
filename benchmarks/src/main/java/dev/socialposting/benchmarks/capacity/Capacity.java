package dev.socialposting.benchmarks.capacity;

import dev.socialposting.benchmarks.Options;
import dev.socialposting.benchmarks.PerformanceDocument;
import dev.socialposting.benchmarks.report.Table;
import dev.socialposting.benchmarks.virtual.VirtualSystem;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The benchmark {@code capacity}: nothing in it is a time, so one round is enough. */
public final class Capacity {
    static final int LONGEST_LOG = 1000;
    private static final String NAME = "capacity";

    private Capacity() {}

    public static void run(List<String> arguments) {
        Options options = Options.of(NAME, Map.of(), arguments);
        try (VirtualSystem system = VirtualSystem.metered()) {
            PostCosts costs = PostCosts.measure(system);
            LogCosts log = LogCosts.measure(system.tables(), costs.log(), LONGEST_LOG);
            double plain = LogCosts.plainPost(system.tables(), costs);
            PerformanceDocument.write(options, post(costs, plain) + "\n" + lines(log));
        }
    }

    private static String post(PostCosts costs, double plain) {
        return Table.of("one post, 3 destinations, " + costs.polls() + " waits", "requests", "units")
                .row("DynamoDB, writes", number(costs.writes()), number(costs.writeUnits()))
                .row("- of the row, with its indexes", number(costs.versions()), number(costs.rowUnits()))
                .row("- - of which for the list of a user's uploads", "", number(costs.listUnits()))
                .row("- - of which for the dispatcher", "", number(costs.indexUnits("by-wake-time")))
                .row("- of the log, " + costs.log().size() + " lines", "", number(costs.logUnits()))
                .row("the same writes in the plain layout", "", number(plain))
                .row("DynamoDB, reads", number(costs.reads()), number(costs.readUnits()))
                .row("SQS", number(costs.queueRequests()), "")
                .row("platforms", number(costs.platformCalls()), "")
                .toString();
    }

    private static String lines(LogCosts log) {
        Table table = Table.of("write units", "ours", "plain layout", "ratio");
        for (int n : new int[] {10, 100, LONGEST_LOG}) {
            table.row("line " + n, number(log.ours(n)), number(log.plain(n)), ratio(log.ours(n), log.plain(n)));
        }
        double ours = log.oursOfFirst(100);
        double plain = log.plainOfFirst(100);
        return table.row("100 lines together", number(ours), number(plain), ratio(ours, plain))
                .toString();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value == Math.rint(value) ? "%,.0f" : "%,.1f", value);
    }

    private static String ratio(double ours, double plain) {
        return String.format(Locale.ROOT, "%.2f", ours / plain);
    }
}
