package dev.socialposting.benchmarks.capacity;

import dev.socialposting.benchmarks.virtual.Tables;
import dev.socialposting.local.aws.metering.MeteringProxy.MeteredCall;
import dev.socialposting.uploads.model.LogEntry;
import dev.socialposting.uploads.model.LogPosition;
import dev.socialposting.uploads.model.RequestId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What each line of a growing log costs, in write units.
 *
 * @param ours the first line first
 * @param plain the same lines in the plain layout
 */
record LogCosts(List<Double> ours, List<Double> plain) {
    LogCosts {
        ours = List.copyOf(ours);
        plain = List.copyOf(plain);
    }

    /** Writes so many lines of one posting, one by one, going through those of a real log again and again. */
    static LogCosts measure(Tables tables, List<LogEntry> log, int lines) {
        List<LogEntry> pattern = log.stream()
                .filter(entry -> entry.destination().equals(log.getFirst().destination()))
                .toList();
        RequestId id = new RequestId(UUID.randomUUID().toString());
        PlainLayout plain = new PlainLayout(tables, Set.of(log.getFirst().destination()));
        int before = tables.calls().size();
        for (int line = 0; line < lines; line++) {
            LogEntry entry = at(pattern.get(line % pattern.size()), line);
            tables.log().append(id, List.of(entry), entry.timestamp().plus(Duration.ofDays(90)));
            plain.append(entry);
        }
        List<Double> ours = new ArrayList<>();
        List<Double> yardstick = new ArrayList<>();
        List<MeteredCall> calls = tables.calls();
        calls.subList(before, calls.size())
                .forEach(call -> (call.operation().equals("PutItem") ? ours : yardstick).add(call.units()));
        return new LogCosts(ours, yardstick);
    }

    private static LogEntry at(LogEntry entry, int line) {
        return new LogEntry(
                entry.destination(),
                new LogPosition(1L + line / 10, line % 10),
                entry.timestamp(),
                entry.level(),
                entry.code(),
                entry.message(),
                entry.fields());
    }

    /** What line n costs, from 1. */
    double ours(int n) {
        return ours.get(n - 1);
    }

    double plain(int n) {
        return plain.get(n - 1);
    }

    double oursOfFirst(int lines) {
        return ours.stream().limit(lines).mapToDouble(Double::doubleValue).sum();
    }

    double plainOfFirst(int lines) {
        return plain.stream().limit(lines).mapToDouble(Double::doubleValue).sum();
    }

    /** What a whole post costs in the plain layout: every write of the row, and every line, in the order in which ours made them. */
    static double plainPost(Tables tables, PostCosts costs) {
        PlainLayout plain = new PlainLayout(
                tables,
                costs.log().stream().map(LogEntry::destination).distinct().toList());
        int before = tables.calls().size();
        LogEntry last = costs.log().getFirst();
        int next = 0;
        for (int version = 1; version <= costs.versions(); version++) {
            plain.move(last, last.timestamp());
            while (next < costs.log().size() && costs.log().get(next).position().rowVersion() <= version) {
                last = costs.log().get(next++);
                plain.append(last);
            }
        }
        List<MeteredCall> calls = tables.calls();
        return calls.subList(before, calls.size()).stream()
                .mapToDouble(MeteredCall::units)
                .sum();
    }
}
