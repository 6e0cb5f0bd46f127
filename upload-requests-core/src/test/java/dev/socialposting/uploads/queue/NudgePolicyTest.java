package dev.socialposting.uploads.queue;

import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static dev.socialposting.uploads.model.Fixtures.completed;
import static dev.socialposting.uploads.model.Fixtures.deadLettered;
import static dev.socialposting.uploads.model.Fixtures.failed;
import static dev.socialposting.uploads.model.Fixtures.leasedBy;
import static dev.socialposting.uploads.model.Fixtures.queued;
import static dev.socialposting.uploads.model.Fixtures.requestId;
import static dev.socialposting.uploads.model.Fixtures.unconfirmed;
import static dev.socialposting.uploads.model.Fixtures.waitingUntil;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.uploads.model.NudgeId;
import dev.socialposting.uploads.model.PostingState;
import dev.socialposting.uploads.queue.NudgePolicy.Ask;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NudgePolicyTest {
    private static final NudgeId DEAD = new NudgeId("dead");

    @Test
    void theDeadLetteredNudgeIsReportedAsFailedUntilItComesBackAsANewMessage() {
        assertThat(NudgePolicy.ask(deadLettered(DEAD), nudge(DEAD), 3)).isEqualTo(Ask.REPORT_FAILED);
        assertThat(NudgePolicy.ask(deadLettered(DEAD), nudge(DEAD), 1)).isEqualTo(Ask.REDRIVE);
        assertThat(NudgePolicy.askOfRedriven(deadLettered(DEAD), nudge(DEAD))).isEqualTo(Ask.REDRIVE);
    }

    @Test
    void aNudgeWithoutAnIdWasWrittenByAnOperator() {
        Nudge byHand = new Nudge(requestId(1), INSTAGRAM, Optional.empty());

        assertThat(NudgePolicy.ask(deadLettered(DEAD), byHand, 1)).isEqualTo(Ask.REDRIVE);
    }

    @Test
    void anotherNudgeOfAFailedPostingSaysNothing() {
        assertThat(NudgePolicy.ask(deadLettered(DEAD), nudge(new NudgeId("older")), 1))
                .isEqualTo(Ask.NOTHING);
        assertThat(NudgePolicy.ask(failed(), nudge(DEAD), 1)).isEqualTo(Ask.NOTHING);
    }

    @Test
    void whatHasEndedInAnotherWayIsNotMovedByANudge() {
        for (PostingState ended : List.of(completed(), unconfirmed(), new PostingState.Cancelled(Optional.empty()))) {
            assertThat(NudgePolicy.ask(ended, nudge(DEAD), 1)).isEqualTo(Ask.NOTHING);
        }
    }

    @Test
    void whatIsInFlightIsWorkedOn() {
        for (PostingState inFlight : List.of(queued(), leasedBy("worker-1", NOW), waitingUntil(NOW))) {
            assertThat(NudgePolicy.ask(inFlight, nudge(DEAD), 1)).isEqualTo(Ask.WORK);
            assertThat(NudgePolicy.ask(inFlight, nudge(DEAD), 3)).isEqualTo(Ask.WORK);
        }
    }

    private static Nudge nudge(NudgeId id) {
        return new Nudge(requestId(1), INSTAGRAM, Optional.of(id));
    }
}
