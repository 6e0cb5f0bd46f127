package dev.socialposting.uploads.model;

import static dev.socialposting.uploads.model.Fixtures.FIRST_STEP;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static dev.socialposting.uploads.model.Fixtures.PUBLISH_STEP;
import static dev.socialposting.uploads.model.Fixtures.anError;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ProgressTest {
    private static final Checkpoint CHECKPOINT = new Checkpoint(Map.of("container_id", "17"));
    private static final Phase MARKED = new Phase.Publishing(NOW);

    private final Progress tried = Progress.startingAt(FIRST_STEP)
            .withCheckpoint(CHECKPOINT)
            .withPhase(MARKED)
            .withFailedTry(anError("first"))
            .withFailedTry(anError("second"));

    @Test
    void theThirdFailedTryUsesTheTriesUp() {
        assertThat(Progress.startingAt(FIRST_STEP).attempt()).isEqualTo(1);
        assertThat(tried.attempt()).isEqualTo(3);
        assertThat(tried.triesUsedUp()).isFalse();

        Progress third = tried.withFailedTry(anError("third"));

        assertThat(third.triesUsedUp()).isTrue();
        assertThat(third.attempt()).isEqualTo(3);
        assertThat(third.lastError()).contains(anError("third"));
    }

    @Test
    void aFailedTryKeepsWhatIsRemembered() {
        assertThat(tried)
                .isEqualTo(new Progress(
                        FIRST_STEP, 2, 0, CHECKPOINT, MARKED, Optional.empty(), Optional.of(anError("second"))));
    }

    @Test
    void theNextStepHasAllItsTries() {
        assertThat(tried.advancedTo(PUBLISH_STEP, Checkpoint.EMPTY))
                .isEqualTo(
                        new Progress(PUBLISH_STEP, 0, 0, Checkpoint.EMPTY, MARKED, Optional.empty(), Optional.empty()));
    }

    @Test
    void aFlowThatBeginsAnewRemembersOnlyWhyAndHowOften() {
        Progress again = tried.restartedAt(FIRST_STEP, anError("expired")).restartedAt(FIRST_STEP, anError("again"));

        assertThat(again)
                .isEqualTo(new Progress(
                        FIRST_STEP,
                        0,
                        2,
                        Checkpoint.EMPTY,
                        new Phase.Preparing(),
                        Optional.of(NOW),
                        Optional.of(anError("again"))));
    }

    @Test
    void theFirstCallThatNothingWasSeenOfIsRememberedWhateverFollows() {
        Progress second = tried.beforeAnotherCall().withPhase(new Phase.Publishing(NOW.plusSeconds(60)));

        assertThat(tried.unseenCallAt()).isEmpty();
        assertThat(second.unseenCallAt()).contains(NOW);
        assertThat(second.beforeAnotherCall().unseenCallAt()).contains(NOW);
        assertThat(second.restartedAt(FIRST_STEP, anError("expired")).unseenCallAt())
                .contains(NOW);
        assertThat(second.beforeAnotherCall().phase()).isEqualTo(new Phase.Preparing());
    }

    @Test
    void itMayHaveGoneOutFromTheFirstPublishMarkUntilAPersonHasLooked() {
        assertThat(Progress.startingAt(PUBLISH_STEP).mayHaveGoneOut()).isFalse();
        assertThat(tried.mayHaveGoneOut()).isTrue();
        assertThat(tried.beforeAnotherCall().mayHaveGoneOut()).isTrue();
        assertThat(tried.beforeAnotherCall().knownNotPublished().mayHaveGoneOut())
                .isFalse();
    }

    @Test
    void aCallThatNothingWasSeenOfCanBeInDoubtAgain() {
        assertThat(tried.beforeAnotherCall().inDoubtAgain().phase()).isEqualTo(MARKED);
        assertThat(tried.inDoubtAgain()).isEqualTo(tried);
        assertThat(Progress.startingAt(PUBLISH_STEP).inDoubtAgain()).isEqualTo(Progress.startingAt(PUBLISH_STEP));
    }

    @Test
    void anAcknowledgementIsKeptByAllThatGoesOnAndEndedByAPersonOnly() {
        Progress taken = tried.acknowledged(NOW.plusSeconds(2)).acknowledged(NOW.plusSeconds(9));

        assertThat(taken.phase()).isEqualTo(new Phase.Publishing(NOW, Optional.of(NOW.plusSeconds(2))));
        assertThat(taken.acknowledgedAt()).contains(NOW.plusSeconds(2));
        assertThat(taken.lastError()).isEmpty();
        assertThat(taken.failedTries()).isEqualTo(2);
        assertThat(List.of(
                        taken.withFreshTries(),
                        taken.forAnotherGo(),
                        taken.inDoubtAgain(),
                        taken.withCheckpoint(Checkpoint.EMPTY),
                        taken.withFailedTry(anError("third")),
                        taken.withLastError(anError("no token"))))
                .allMatch(progress -> progress.phase().equals(taken.phase()));
        assertThat(taken.knownNotPublished().acknowledgedAt()).isEmpty();
        assertThat(taken.knownNotPublished().mayHaveGoneOut()).isFalse();
    }

    @Test
    void whatIsNotBeingPublishedCannotBeAcknowledged() {
        assertThat(Progress.startingAt(FIRST_STEP).acknowledged(NOW).acknowledgedAt())
                .isEmpty();
        assertThat(tried.acknowledgedAt()).isEmpty();
    }

    @Test
    void aCallThatThePlatformTookAndThenRefusedIsNoneThatMayStillCome() {
        Progress again = tried.acknowledged(NOW.plusSeconds(2)).restartedAt(FIRST_STEP, anError("expired"));

        assertThat(again.phase()).isEqualTo(new Phase.Preparing());
        assertThat(again.mayHaveGoneOut()).isFalse();
    }

    @Test
    void aFlowThatBeginsAnewBeforeAnyCallHasNoneToRemember() {
        assertThat(Progress.startingAt(FIRST_STEP)
                        .restartedAt(FIRST_STEP, anError("expired"))
                        .unseenCallAt())
                .isEmpty();
    }

    @Test
    void freshTriesChangeNothingElse() {
        assertThat(tried.withFreshTries())
                .isEqualTo(new Progress(
                        FIRST_STEP, 0, 0, CHECKPOINT, MARKED, Optional.empty(), Optional.of(anError("second"))));
    }

    @Test
    void anErrorThatCostsNoTryIsRemembered() {
        Progress limited = tried.withLastError(anError("rate_limited"));

        assertThat(limited.lastError()).contains(anError("rate_limited"));
        assertThat(limited.failedTries()).isEqualTo(2);
    }
}
