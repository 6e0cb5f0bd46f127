package dev.socialposting.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.simulation.CrashMatrix.CrashPoints;
import dev.socialposting.simulation.CrashMatrix.CrashPoints.Ending;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The simulation takes a platform's ways of publishing from the lists, so the made-up one's is among them. */
class MadeUpFlowTest {
    private static final Flow CLIPS = Flow.ALL.stream()
            .filter(flow -> flow.inWords().equals("Clips videos"))
            .findFirst()
            .orElseThrow();

    @Test
    void noCrashAtAnyBoundaryDoublesOrLosesAPost() {
        CrashPoints points = new CrashPoints(CLIPS);
        List<Faults.Kind> kinds = List.of(
                Faults.Kind.CRASH_BEFORE, Faults.Kind.CRASH_AFTER, Faults.Kind.UNAVAILABLE, Faults.Kind.ANSWER_LOST);
        int boundaries = points.boundaries().size();
        assertThat(points.boundaries().stream().map(Faults.Planned.Boundary::operation))
                .contains(Operation.LIMIT_READ, Operation.LIMIT_TAKE);

        assertThat(boundaries).isGreaterThan(15);
        for (int boundary = 0; boundary < boundaries; boundary++) {
            for (Faults.Kind kind : kinds) {
                Ending ending = points.with(boundary, kind);
                assertThat(ending.violations()).as("%s at %d", kind, boundary).isEmpty();
                assertThat(ending.isDuplicate()).as("%s at %d", kind, boundary).isFalse();
                assertThat(ending.isLost())
                        .as("%s at %d: %s", kind, boundary, ending.inWords())
                        .isFalse();
            }
        }
    }

    @Test
    void everyPromiseHoldsForWhatIsPostedToItBesideTheOthers() {
        Simulate.Result result = Simulate.seeds(1, 300, Runtime.getRuntime().availableProcessors(), _ -> {});

        assertThat(result.failed().map(Simulate.Failure::inWords)).isEmpty();
        assertThat(result.runs()).isEqualTo(300);
    }
}
