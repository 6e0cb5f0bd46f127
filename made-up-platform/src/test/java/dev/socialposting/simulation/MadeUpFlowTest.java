package dev.socialposting.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.simulation.CrashPoints.Ending;
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
        List<FaultKind> kinds =
                List.of(FaultKind.CRASH_BEFORE, FaultKind.CRASH_AFTER, FaultKind.UNAVAILABLE, FaultKind.ANSWER_LOST);
        int boundaries = points.boundaries().size();
        assertThat(points.boundaries().stream().map(PlannedFaults.Boundary::operation))
                .contains(Operation.LIMIT_READ, Operation.LIMIT_TAKE);

        assertThat(boundaries).isGreaterThan(15);
        for (int boundary = 0; boundary < boundaries; boundary++) {
            for (FaultKind kind : kinds) {
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
        SeedRuns.Result result = SeedRuns.run(1, 300, Runtime.getRuntime().availableProcessors(), _ -> {});

        assertThat(result.failed().map(SeedRuns.Failure::inWords)).isEmpty();
        assertThat(result.runs()).isEqualTo(300);
    }
}
