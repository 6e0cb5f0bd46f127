package dev.socialposting.uploads.queue;

import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static dev.socialposting.uploads.model.Fixtures.anUploadRequest;
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
import dev.socialposting.uploads.model.Posting;
import dev.socialposting.uploads.model.PostingState;
import dev.socialposting.uploads.queue.NudgePolicy.Ask;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NudgePolicyTest {
    private static final NudgeId DEAD = new NudgeId("dead");

    @Test
    void theDeadLetteredNudgeIsReportedAsFailedUntilItComesBackAsANewMessage() {
        assertThat(ask(deadLettered(DEAD), nudge(DEAD), 3)).isEqualTo(Ask.REPORT_FAILED);
        assertThat(ask(deadLettered(DEAD), nudge(DEAD), 1)).isEqualTo(Ask.REDRIVE);
        assertThat(NudgePolicy.askOfRedriven(posting(deadLettered(DEAD)), nudge(DEAD), NOW))
                .isEqualTo(Ask.REDRIVE);
    }

    @Test
    void aNudgeWithoutAnIdWasWrittenByAnOperator() {
        Nudge byHand = new Nudge(requestId(1), INSTAGRAM, Optional.empty());

        assertThat(ask(deadLettered(DEAD), byHand, 1)).isEqualTo(Ask.REDRIVE);
    }

    @Test
    void anotherNudgeOfAFailedPostingSaysNothing() {
        assertThat(ask(deadLettered(DEAD), nudge(new NudgeId("older")), 1)).isEqualTo(Ask.NOTHING);
        assertThat(ask(failed(), nudge(DEAD), 1)).isEqualTo(Ask.NOTHING);
    }

    @Test
    void whatHasEndedInAnotherWayIsNotMovedByANudge() {
        for (PostingState ended : List.of(completed(), unconfirmed(), new PostingState.Cancelled(Optional.empty()))) {
            assertThat(ask(ended, nudge(DEAD), 1)).isEqualTo(Ask.NOTHING);
        }
    }

    @Test
    void whatIsInFlightIsWorkedOn() {
        for (PostingState inFlight : List.of(queued(), leasedBy("worker-1", NOW), waitingUntil(NOW))) {
            assertThat(ask(inFlight, nudge(DEAD), 1)).isEqualTo(Ask.WORK);
            assertThat(ask(inFlight, nudge(DEAD), 3)).isEqualTo(Ask.WORK);
        }
    }

    @Test
    void aRedriveAfterTheDeadlineIsTooLate() {
        Posting posting = posting(deadLettered(DEAD));
        Instant deadline = posting.publishBy();

        assertThat(NudgePolicy.ask(posting, nudge(DEAD), 1, deadline.minusNanos(1)))
                .isEqualTo(Ask.REDRIVE);
        assertThat(NudgePolicy.ask(posting, nudge(DEAD), 1, deadline)).isEqualTo(Ask.TELL_TOO_LATE);
        assertThat(NudgePolicy.ask(posting, nudge(DEAD), 2, deadline)).isEqualTo(Ask.REPORT_FAILED);
        assertThat(NudgePolicy.ask(posting, nudge(new NudgeId("older")), 1, deadline))
                .isEqualTo(Ask.NOTHING);
    }

    @Test
    void anOperatorLetsAPostingPassTheDeadlineThatItHasAndNoLaterOne() {
        Posting posting = posting(deadLettered(DEAD));
        Instant deadline = posting.publishBy();

        assertThat(NudgePolicy.ask(posting, nudge(DEAD).past(deadline), 1, deadline))
                .isEqualTo(Ask.REDRIVE);
        assertThat(NudgePolicy.ask(posting, nudge(DEAD).past(deadline.minusSeconds(1)), 1, deadline))
                .isEqualTo(Ask.TELL_TOO_LATE);
    }

    private static Ask ask(PostingState state, Nudge nudge, int receiveCount) {
        return NudgePolicy.ask(posting(state), nudge, receiveCount, NOW);
    }

    private static Posting posting(PostingState state) {
        return anUploadRequest()
                .with(INSTAGRAM, state)
                .queued()
                .posting(INSTAGRAM)
                .orElseThrow();
    }

    private static Nudge nudge(NudgeId id) {
        return new Nudge(requestId(1), INSTAGRAM, Optional.of(id));
    }
}
