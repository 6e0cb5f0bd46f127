package dev.socialposting.simulation;

import dev.socialposting.uploads.model.PostingStatus;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** How often what was reached, over one run or many. */
final class Tally {
    private final Map<Operation, Map<Faults.Kind, Long>> faults = new EnumMap<>(Operation.class);
    private final Map<PostingStatus, Long> endings = new EnumMap<>(PostingStatus.class);
    private final Map<String, Long> events = new TreeMap<>();

    void fault(Operation operation, Faults.Kind kind) {
        faults.computeIfAbsent(operation, _ -> new EnumMap<>(Faults.Kind.class)).merge(kind, 1L, Long::sum);
    }

    void ending(PostingStatus status) {
        endings.merge(status, 1L, Long::sum);
    }

    /** Something else worth counting. */
    void event(String what) {
        events.merge(what, 1L, Long::sum);
    }

    void add(Tally other) {
        other.faults.forEach((operation, kinds) ->
                kinds.forEach((kind, count) -> faults.computeIfAbsent(operation, _ -> new EnumMap<>(Faults.Kind.class))
                        .merge(kind, count, Long::sum)));
        other.endings.forEach((status, count) -> endings.merge(status, count, Long::sum));
        other.events.forEach((what, count) -> events.merge(what, count, Long::sum));
    }

    long faults(Operation operation, Faults.Kind kind) {
        return faults.getOrDefault(operation, Map.of()).getOrDefault(kind, 0L);
    }

    long endings(PostingStatus status) {
        return endings.getOrDefault(status, 0L);
    }

    long events(String what) {
        return events.getOrDefault(what, 0L);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("How postings ended\n");
        endings.forEach((status, count) -> text.append("  %-40s %,12d%n".formatted(status, count)));
        text.append("What else was reached\n");
        events.forEach((what, count) -> text.append("  %-40s %,12d%n".formatted(what, count)));
        text.append("Faults\n");
        faults.forEach((operation, kinds) -> {
            text.append("  ").append(operation.inWords).append('\n');
            kinds.forEach((kind, count) -> text.append("    %-38s %,12d%n".formatted(kind, count)));
        });
        return text.toString();
    }
}
