package dev.socialposting.simulation;

import dev.socialposting.simulation.CrashMatrix.CrashPoints.Ending;
import dev.socialposting.simulation.Faults.Planned.Boundary;
import dev.socialposting.simulation.Faults.Planned.Strike;
import dev.socialposting.simulation.Simulation.Outcome;
import dev.socialposting.uploads.model.Posting;
import dev.socialposting.uploads.model.PostingState;
import dev.socialposting.uploads.model.PostingStatus;
import dev.socialposting.uploads.model.UploadRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

/** What becomes of a post if a process dies, or is not answered, at any one boundary: the text of {@code docs/crash-matrix.md}. */
final class CrashMatrix {
    private static final List<Faults.Kind> COLUMNS = List.of(
            Faults.Kind.CRASH_BEFORE, Faults.Kind.CRASH_AFTER, Faults.Kind.UNAVAILABLE, Faults.Kind.ANSWER_LOST);

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

    private static final List<Faults.Kind> CRASHES = List.of(Faults.Kind.CRASH_BEFORE, Faults.Kind.CRASH_AFTER);

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
            for (Faults.Kind kind : COLUMNS) {
                table.append(cell(points, i, boundary, kind, endings));
            }
            table.append('\n');
        }
        return table.toString();
    }

    private static String cell(
            CrashPoints points, int number, Boundary boundary, Faults.Kind kind, List<Ending> endings) {
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

    /** One post by one way of publishing, with a fault at each boundary that it comes to, or with one fault after another. */
    static final class CrashPoints {
        private final Flow flow;

        CrashPoints(Flow flow) {
            this.flow = flow;
        }

        /**
         * How a run ended.
         *
         * @param reached whether the boundaries of all faults were come to before the post was done
         * @param struck how many faults there were
         * @param posts how often the post is public
         * @param why what an unconfirmed posting says, or the code of the error that one failed for
         */
        record Ending(
                List<Boundary> boundaries,
                boolean reached,
                int struck,
                Optional<PostingStatus> status,
                long posts,
                String why,
                List<String> violations) {
            boolean isDuplicate() {
                return posts > 1;
            }

            /** Accepted, and neither live nor known to be doubtful. */
            boolean isLost() {
                return !isUnconfirmed() && !(status.equals(Optional.of(PostingStatus.COMPLETED)) && posts == 1);
            }

            boolean isUnconfirmed() {
                return status.equals(Optional.of(PostingStatus.UNCONFIRMED));
            }

            String inWords() {
                return isUnconfirmed()
                        ? "unconfirmed: " + why
                        : "%s, %d %s"
                                .formatted(
                                        status.map(it -> it.name().toLowerCase(java.util.Locale.ROOT))
                                                .orElse("not accepted"),
                                        posts,
                                        posts == 1 ? "post" : "posts");
            }
        }

        /** The boundaries of a run in which nothing goes wrong. */
        List<Boundary> boundaries() {
            return run(List.of()).boundaries();
        }

        /** A run in which the process at the n-th boundary, from 0, meets with this. */
        Ending with(int boundary, Faults.Kind kind) {
            return run(List.of(new Strike(boundary, kind)));
        }

        /** All runs with two crashes, the second at any boundary after the first; several at once, each by itself. */
        List<Ending> pairs(Faults.Kind first, Faults.Kind second) {
            return IntStream.range(0, boundaries().size())
                    .parallel()
                    .mapToObj(boundary -> seconds(new Strike(boundary, first), second))
                    .flatMap(List::stream)
                    .filter(ending -> ending.struck() == 2)
                    .toList();
        }

        private List<Ending> seconds(Strike first, Faults.Kind second) {
            List<Ending> endings = new ArrayList<>();
            Ending ending;
            int after = 0;
            do {
                ending = run(List.of(first, new Strike(after++, second)));
                endings.add(ending);
            } while (ending.reached());
            return endings;
        }

        private Ending run(List<Strike> faults) {
            AtomicReference<Faults.Planned> made = new AtomicReference<>();
            Outcome outcome = Simulation.run(
                    Plan.onePost(flow),
                    (now, _) -> {
                        made.set(new Faults.Planned(now, faults));
                        return made.get();
                    },
                    Trace.fingerprintOnly());
            Optional<Posting> posting = outcome.system().store.all().stream()
                    .map(UploadRequest::postings)
                    .map(postings -> postings.firstEntry().getValue())
                    .findFirst();
            String why = posting.map(Posting::state)
                    .map(state -> switch (state) {
                        case PostingState.Unconfirmed unconfirmed ->
                            unconfirmed.error().explanation();
                        case PostingState.Failed failed -> failed.error().code();
                        default -> "";
                    })
                    .orElse("");
            return new Ending(
                    List.copyOf(made.get().boundaries()),
                    made.get().areOver(),
                    made.get().struck(),
                    posting.map(Posting::status),
                    outcome.system().platforms.control().posts().size(),
                    why,
                    outcome.violations());
        }
    }
}
