package dev.socialposting.simulation;

import dev.socialposting.simulation.PlannedFaults.Boundary;
import dev.socialposting.simulation.PlannedFaults.Planned;
import dev.socialposting.simulation.Simulation.Outcome;
import dev.socialposting.uploads.model.Posting;
import dev.socialposting.uploads.model.PostingState;
import dev.socialposting.uploads.model.PostingStatus;
import dev.socialposting.uploads.model.UploadRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

/** One post by one way of publishing, with a fault at each boundary that it comes to, or with one fault after another. */
final class CrashPoints {
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
    Ending with(int boundary, FaultKind kind) {
        return run(List.of(new Planned(boundary, kind)));
    }

    /** All runs with two crashes, the second at any boundary after the first; several at once, each by itself. */
    List<Ending> pairs(FaultKind first, FaultKind second) {
        return IntStream.range(0, boundaries().size())
                .parallel()
                .mapToObj(boundary -> seconds(new Planned(boundary, first), second))
                .flatMap(List::stream)
                .filter(ending -> ending.struck() == 2)
                .toList();
    }

    private List<Ending> seconds(Planned first, FaultKind second) {
        List<Ending> endings = new ArrayList<>();
        Ending ending;
        int after = 0;
        do {
            ending = run(List.of(first, new Planned(after++, second)));
            endings.add(ending);
        } while (ending.reached());
        return endings;
    }

    private Ending run(List<Planned> faults) {
        AtomicReference<PlannedFaults> made = new AtomicReference<>();
        Outcome outcome = Simulation.run(
                Plan.onePost(flow),
                (now, _) -> {
                    made.set(new PlannedFaults(now, faults));
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
