package dev.socialposting.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.simulation.CrashPoints.Ending;
import dev.socialposting.simulation.PlannedFaults.Boundary;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class CrashMatrixTest {
    private static final List<FaultKind> CRASHES = List.of(FaultKind.CRASH_BEFORE, FaultKind.CRASH_AFTER);

    @Test
    void noSingleCrashOrLostAnswerDoublesOrLosesAPost() {
        CrashMatrix matrix = new CrashMatrix();

        String text = matrix.write();

        assertThat(matrix.endings()).hasSizeGreaterThan(300).allSatisfy(CrashMatrixTest::isTrue);
        assertThat(matrix.endings()).allMatch(Ending::struck);
        Documents.isKept("crash-matrix.md", text);
    }

    @ParameterizedTest
    @EnumSource
    void noFaultOfAnyKindAtAnyBoundaryDoublesOrLosesAPost(Flow flow) {
        CrashPoints points = new CrashPoints(flow);
        List<Boundary> boundaries = points.boundaries();
        int runs = 0;
        for (int i = 0; i < boundaries.size(); i++) {
            for (FaultKind kind : boundaries.get(i).operation().faults) {
                assertThat(points.with(i, kind))
                        .as("%s at boundary %d, %s", kind, i + 1, boundaries.get(i))
                        .satisfies(CrashMatrixTest::isTrue);
                runs++;
            }
        }
        assertThat(runs).isGreaterThan(150);
    }

    @ParameterizedTest
    @EnumSource
    void noTwoCrashesDoubleOrLoseAPost(Flow flow) {
        CrashPoints points = new CrashPoints(flow);

        List<Ending> endings = CRASHES.stream()
                .flatMap(first -> CRASHES.stream().flatMap(second -> pairs(points, first, second)))
                .toList();

        assertThat(endings).hasSizeGreaterThan(1000).allSatisfy(CrashMatrixTest::isTrue);
    }

    private static Stream<Ending> pairs(CrashPoints points, FaultKind first, FaultKind second) {
        return points.pairs(first, second).stream();
    }

    private static void isTrue(Ending ending) {
        assertThat(ending.violations()).isEmpty();
        assertThat(ending.isDuplicate()).isFalse();
        assertThat(ending.isLost()).as(ending.inWords()).isFalse();
    }
}
