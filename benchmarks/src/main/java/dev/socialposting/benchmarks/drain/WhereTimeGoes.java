package dev.socialposting.benchmarks.drain;

import dev.socialposting.benchmarks.drain.Backlog.Drained;
import dev.socialposting.benchmarks.drain.CallTimes.Call;
import dev.socialposting.benchmarks.report.Samples;
import dev.socialposting.benchmarks.report.Table;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What one worker of a kind with one message at a time does with its time: asks platforms, asks AWS, and the rest. All by the posting. */
final class WhereTimeGoes {
    private final String worker;
    private final double latency;
    private final Map<String, Samples> awsCalls = new TreeMap<>();
    private int postings;
    private int platformCalls;
    private double withAnAwsCall;
    private double all;

    /**
     * Nothing is known yet.
     *
     * @param worker what its table calls it
     * @param latency of a platform's answer
     */
    WhereTimeGoes(String worker, Duration latency) {
        this.worker = worker;
        this.latency = latency.toMillis();
    }

    void add(Drained drained) {
        for (Call call : drained.calls()) {
            awsCalls.computeIfAbsent(call.name(), _ -> new Samples()).add(millis(call.ended() - call.begun()));
        }
        postings += drained.postings();
        platformCalls += drained.all().platformCalls();
        withAnAwsCall += millis(underWay(drained.calls()));
        all += millis(drained.all().time().toNanos());
    }

    String table() {
        Table table =
                Table.of(worker + ", one message at a time", "calls a posting", "ms a call: median", "ms a posting");
        double platforms = latency * platformCalls;
        table.row("platforms' answers", count(platformCalls), "%.0f".formatted(latency), aPosting(platforms));
        awsCalls.forEach((name, calls) -> table.row(
                name, count(calls.size()), String.format(Locale.ROOT, "%.1f", calls.median()), aPosting(calls.sum())));
        int awsCount = awsCalls.values().stream().mapToInt(Samples::size).sum();
        table.row("AWS together; what is asked at once counts once", count(awsCount), "", aPosting(withAnAwsCall));
        table.row("everything else", "", "", aPosting(all - platforms - withAnAwsCall));
        table.row("all", "", "", aPosting(all));
        return table.toString();
    }

    /** How long at least one of the calls was under way. */
    static long underWay(List<Call> calls) {
        long nanos = 0;
        long until = Long.MIN_VALUE;
        for (Call call :
                calls.stream().sorted(Comparator.comparingLong(Call::begun)).toList()) {
            if (call.ended() > until) {
                nanos += call.ended() - Math.max(call.begun(), until);
                until = call.ended();
            }
        }
        return nanos;
    }

    private String count(int calls) {
        return String.format(Locale.ROOT, "%.1f", (double) calls / postings);
    }

    private String aPosting(double millis) {
        return String.format(Locale.ROOT, "%.0f", millis / postings);
    }

    private static double millis(long nanos) {
        return nanos / 1e6;
    }
}
