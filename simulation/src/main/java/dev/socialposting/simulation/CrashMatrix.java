package dev.socialposting.simulation;

import dev.socialposting.simulation.CrashPoints.Ending;
import dev.socialposting.simulation.PlannedFaults.Boundary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What becomes of a post if a process dies, or is not answered, at any one boundary: the text of {@code docs/crash-matrix.md}. */
final class CrashMatrix {
    private static final List<FaultKind> COLUMNS =
            List.of(FaultKind.CRASH_BEFORE, FaultKind.CRASH_AFTER, FaultKind.UNAVAILABLE, FaultKind.ANSWER_LOST);

    private static final String BEGINNING = """
            # Crash matrix

            Written by `CrashMatrixTest`, not by hand; the command is in [reliability.md](reliability.md#simulation).

            One post is made by each way of publishing. Its table lists every place at which something leaves a process, from the call that
            posts until nothing is left to do. For each place, and for each of the four things that can happen there, the whole
            system is run once from the beginning until it has come to rest:

            - *dies before*: the process is gone, and what it was about to do did not happen;
            - *dies after*: it happened, and the process is gone before it could know;
            - *refused*: it did not happen, and the process is told so by an error;
            - *answer lost*: it happened, and the process is told by an error that it may not have.

            Whoever posts repeats the call with the same `Idempotency-Key` until it is answered. `✓` stands for: completed, and public exactly once.
            """;

    private static final List<FaultKind> CRASHES = List.of(FaultKind.CRASH_BEFORE, FaultKind.CRASH_AFTER);

    private static final String BEGINNING_OF_TOTALS =
            "| way of publishing | runs | duplicates | lost | unconfirmed |\n|---|--:|--:|--:|--:|\n";

    private final List<Ending> endings = new ArrayList<>();
    private final List<Ending> pairs = new ArrayList<>();
    private final StringBuilder text = new StringBuilder(BEGINNING);

    /** All endings of runs in which one thing goes wrong. */
    List<Ending> endings() {
        return endings;
    }

    /** All endings of runs with two crashes. */
    List<Ending> pairs() {
        return pairs;
    }

    String write() {
        Map<Flow, List<Ending>> byFlow = new LinkedHashMap<>();
        StringBuilder tables = new StringBuilder();
        for (Flow flow : Flow.ALL) {
            List<Ending> ofFlow = new ArrayList<>();
            tables.append(table(flow, ofFlow));
            byFlow.put(flow, ofFlow);
            endings.addAll(ofFlow);
        }
        text.append("\n## Totals\n\n");
        text.append(BEGINNING_OF_TOTALS);
        byFlow.forEach((flow, list) -> text.append(total(flow.inWords(), list)));
        text.append(total("**all**", endings)).append('\n').append(why(endings));
        return text.append(twoCrashes()).append(tables).toString();
    }

    private String twoCrashes() {
        StringBuilder totals = new StringBuilder("""

                ## Two crashes

                The same with a process that dies at one boundary, and the same or another one at any that follows, each before or after.

                """).append(BEGINNING_OF_TOTALS);
        for (Flow flow : Flow.ALL) {
            CrashPoints points = new CrashPoints(flow);
            List<Ending> ofFlow = CRASHES.stream()
                    .flatMap(first -> CRASHES.stream().flatMap(second -> points.pairs(first, second).stream()))
                    .toList();
            totals.append(total(flow.inWords(), ofFlow));
            pairs.addAll(ofFlow);
        }
        return totals.append(total("**all**", pairs))
                .append('\n')
                .append(why(pairs))
                .toString();
    }

    private static String total(String name, List<Ending> list) {
        return "| %s | %d | %d | %d | %d |%n"
                .formatted(
                        name,
                        list.size(),
                        list.stream().filter(Ending::isDuplicate).count(),
                        list.stream().filter(Ending::isLost).count(),
                        list.stream().filter(Ending::isUnconfirmed).count());
    }

    private static String why(List<Ending> endings) {
        List<String> reasons = endings.stream()
                .filter(Ending::isUnconfirmed)
                .map(Ending::inWords)
                .distinct()
                .toList();
        return reasons.isEmpty()
                ? "None is unconfirmed: each platform here can be asked what became of the call.\n"
                : "Unconfirmed, because: " + String.join("; ", reasons) + "\n";
    }

    private static String table(Flow flow, List<Ending> endings) {
        CrashPoints points = new CrashPoints(flow);
        StringBuilder table = new StringBuilder("\n## " + flow.inWords() + "\n\n");
        table.append("| | process | boundary | dies before | dies after | refused | answer lost |\n");
        table.append("|--:|---|---|---|---|---|---|\n");
        List<Boundary> boundaries = points.boundaries();
        for (int i = 0; i < boundaries.size(); i++) {
            Boundary boundary = boundaries.get(i);
            table.append("| %d | %s | %s |".formatted(i + 1, process(boundary), inWords(boundary)));
            for (FaultKind kind : COLUMNS) {
                table.append(cell(points, i, boundary, kind, endings));
            }
            table.append('\n');
        }
        return table.toString();
    }

    private static String cell(
            CrashPoints points, int number, Boundary boundary, FaultKind kind, List<Ending> endings) {
        if (!boundary.operation().faults.contains(kind)) {
            return " – |";
        }
        Ending ending = points.with(number, kind);
        endings.add(ending);
        return ending.isLost() || ending.isUnconfirmed() || ending.isDuplicate()
                ? " " + ending.inWords() + " |"
                : " ✓ |";
    }

    private static String process(Boundary boundary) {
        return switch (boundary.host()) {
            case API -> "API";
            case WORKER -> "worker";
            case DISPATCHER -> "dispatcher";
            case OUTSIDE -> "Lambda";
        };
    }

    private static String inWords(Boundary boundary) {
        return boundary.operation().inWords + (boundary.detail().isEmpty() ? "" : ": `" + boundary.detail() + "`");
    }
}
