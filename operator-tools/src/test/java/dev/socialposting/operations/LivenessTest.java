package dev.socialposting.operations;

import static dev.socialposting.uploads.model.Fixtures.NOW;
import static dev.socialposting.uploads.model.Fixtures.PUBLISH_STEP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.uploads.model.Phase;
import dev.socialposting.uploads.model.PostingState;
import dev.socialposting.uploads.model.Progress;
import dev.socialposting.uploads.model.Wake;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LivenessTest {
    private static final Progress PREPARED = Progress.startingAt(PUBLISH_STEP);
    private static final Progress MARKED = PREPARED.withPhase(new Phase.Publishing(NOW));

    @Test
    void aCallThatMayStillComeLeavesItOpen() {
        assertThat(Liveness.of(waiting(PREPARED))).isEqualTo(Liveness.NOT_LIVE);
        assertThat(Liveness.of(waiting(MARKED))).isEqualTo(Liveness.UNKNOWN);
        assertThat(Liveness.of(waiting(MARKED.beforeAnotherCall()))).isEqualTo(Liveness.UNKNOWN);
        assertThat(Liveness.of(waiting(MARKED.acknowledged(NOW)))).isEqualTo(Liveness.UNKNOWN);
    }

    @Test
    void soItDoesOfAPostThatWasCancelledThen() {
        assertThat(Liveness.of(cancelled(PREPARED))).isEqualTo(Liveness.NOT_LIVE);
        assertThat(Liveness.of(cancelled(MARKED.beforeAnotherCall()))).isEqualTo(Liveness.UNKNOWN);
        assertThat(Liveness.of(new PostingState.Cancelled(Optional.empty()))).isEqualTo(Liveness.NOT_LIVE);
    }

    private static PostingState waiting(Progress progress) {
        return new PostingState.Waiting(NOW, Wake.at(NOW), "publishing again", progress);
    }

    private static PostingState cancelled(Progress progress) {
        return new PostingState.Cancelled(Optional.of(progress));
    }
}
