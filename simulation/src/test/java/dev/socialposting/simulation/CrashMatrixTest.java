package dev.socialposting.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.simulation.CrashMatrix.CrashPoints;
import dev.socialposting.simulation.CrashMatrix.CrashPoints.Ending;
import dev.socialposting.simulation.Faults.Planned.Boundary;
import dev.socialposting.uploads.model.PostingStatus;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

final class CrashMatrixTest {
    @Test
    void neitherOneFaultNorTwoCrashesDoubleOrLoseAPost() {
        CrashMatrix matrix = new CrashMatrix();

        String text = matrix.write();

        assertThat(matrix.endings()).hasSizeGreaterThan(300).allSatisfy(CrashMatrixTest::isTrue);
        assertThat(matrix.endings()).allMatch(ending -> ending.struck() == 1);
        assertThat(matrix.pairs()).hasSizeGreaterThan(10_000).allSatisfy(CrashMatrixTest::isTrue);
        Documents.isKept("crash-matrix.md", text);
    }

    @ParameterizedTest
    @FieldSource("dev.socialposting.simulation.Flow#ALL")
    void noFaultOfAnyKindAtAnyBoundaryDoublesOrLosesAPost(Flow flow) {
        CrashPoints points = new CrashPoints(flow);
        List<Boundary> boundaries = points.boundaries();
        int publishing = boundaries.stream().map(Boundary::operation).toList().indexOf(Operation.PLATFORM_PUBLISH);
        assertThat(publishing).isPositive();
        int runs = 0;
        for (int i = 0; i < boundaries.size(); i++) {
            for (Faults.Kind kind : boundaries.get(i).operation().faults) {
                assertThat(points.with(i, kind))
                        .as("%s at boundary %d, %s", kind, i + 1, boundaries.get(i))
                        .satisfies(
                                kind == Faults.Kind.READ_REFUSED && i < publishing
                                        ? CrashMatrixTest::isTrueIfReadingIsRefusedInPreparation
                                        : CrashMatrixTest::isTrue);
                runs++;
            }
        }
        assertThat(runs).isGreaterThan(150);
    }

    /** A token that is refused while the post is prepared fails it, and rightly: it is told, and nothing is public. */
    private static void isTrueIfReadingIsRefusedInPreparation(Ending ending) {
        if (ending.why().equals("token_expired")) {
            assertThat(ending.status()).contains(PostingStatus.FAILED);
            assertThat(ending.violations()).isEmpty();
            assertThat(ending.posts()).isZero();
        } else {
            isTrue(ending);
        }
    }

    private static void isTrue(Ending ending) {
        assertThat(ending.violations()).isEmpty();
        assertThat(ending.isDuplicate()).isFalse();
        assertThat(ending.isLost()).as(ending.inWords()).isFalse();
    }
}
