package dev.socialposting.platforms.meta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.platforms.publisher.PublishStep.Outcome;
import dev.socialposting.platforms.publisher.PublishStep.Verification;
import dev.socialposting.platforms.publisher.PublishStep.Verification.DidNotGoOut;
import dev.socialposting.platforms.publisher.PublishStep.Verification.DidNotGoOut.Next;
import dev.socialposting.platforms.publisher.PublishStep.Verification.StillUnknown;
import dev.socialposting.uploads.model.Checkpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class AbsenceTest {
    private static final Instant MARK = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final ErrorTable TABLE = new ErrorTable(
            "Instagram",
            List.of(),
            List.of(new ErrorRule(
                    ErrorRule.Match.numbers(2207008),
                    Remedy.prepareAnew(2),
                    "container_gone",
                    Advice.nobodyActs("It is gone.", "Nothing."))));

    private final Absence absence = new Absence(TABLE);

    @Test
    void aLookSoonAfterTheCallDoesNotCount() {
        StillUnknown unknown = (StillUnknown) look(Checkpoint.EMPTY, 29);

        assertThat(unknown.lookAgainAt()).isEqualTo(MARK.plusSeconds(30));
        assertThat(unknown.checkpoint()).isEqualTo(Checkpoint.EMPTY);
    }

    @Test
    void oneLookIsNotEnough() {
        StillUnknown unknown = (StillUnknown) look(Checkpoint.EMPTY, 30);

        assertThat(unknown.lookAgainAt()).isEqualTo(MARK.plusSeconds(50));
    }

    @Test
    void aSecondLookAtOnceIsNotEnoughEither() {
        StillUnknown first = (StillUnknown) look(Checkpoint.EMPTY, 30);

        StillUnknown second = (StillUnknown) look(first.checkpoint(), 31);

        assertThat(second.lookAgainAt()).isEqualTo(MARK.plusSeconds(50));
        assertThat(second.checkpoint()).isEqualTo(first.checkpoint());
    }

    /** It is the last thing that is said if nobody looks again. */
    @Test
    void theEvidenceOfALookThatDoesNotCountIsOnlyWhatWasSeen() {
        assertThat(look(Checkpoint.EMPTY, 29).evidence()).isEqualTo("Nothing there.");
        assertThat(look(Checkpoint.EMPTY, 30).evidence()).isEqualTo("Nothing there.");
    }

    @Test
    void aSecondLookLaterMakesItCertain() {
        StillUnknown first = (StillUnknown) look(Checkpoint.EMPTY, 30);

        assertThat(look(first.checkpoint(), 50))
                .isEqualTo(new DidNotGoOut("Nothing there.", new Next.Publish(Optional.empty())));
    }

    @Test
    void aLookOfAnEarlierCallDoesNotCount() {
        StillUnknown first = (StillUnknown) look(Checkpoint.EMPTY, 30);
        Instant secondMark = MARK.plusSeconds(60);

        Verification afterSecondCall =
                absence.seen("Nothing there.", PATIENCE, first.checkpoint(), secondMark, secondMark.plusSeconds(30));

        assertThat(afterSecondCall).isInstanceOf(StillUnknown.class);
    }

    @Test
    void aBlockIsWaitedOutBeforePublishingAgain() {
        Diagnosis block = new Diagnosis(
                Errors.numbered("4/2207051"),
                Remedy.lookFirst(Duration.ofHours(3)),
                TABLE.diagnose(Errors.numbered("1")).forUser());
        Outcome.Unknown answer = (Outcome.Unknown) block.whilePublishing(Checkpoint.EMPTY, MARK.plusSeconds(1));
        StillUnknown first = (StillUnknown) look(answer.checkpoint(), 30);

        DidNotGoOut second = (DidNotGoOut) look(first.checkpoint(), 50);

        assertThat(second.next())
                .isEqualTo(new Next.Publish(Optional.of(MARK.plusSeconds(1).plus(Duration.ofHours(3)))));
    }

    @Test
    void whatWasPreparedIsPreparedAnewIfItWasRefusedAndThePlatformsWordsAreKept() {
        Outcome.Unknown answer = (Outcome.Unknown)
                TABLE.diagnose(Errors.numbered("24/2207008")).whilePublishing(Checkpoint.EMPTY, MARK.plusSeconds(1));
        StillUnknown first = (StillUnknown) look(answer.checkpoint(), 30);

        Next.Prepare second = (Next.Prepare) ((DidNotGoOut) look(first.checkpoint(), 50)).next();

        assertThat(second.allowed()).isEqualTo(2);
        assertThat(second.why().code()).isEqualTo("container_gone");
        assertThat(second.why().message()).isEqualTo("in its words");
        assertThat(second.why().platformCode()).contains("24/2207008");
    }

    @Test
    void aRefusalOfAnEarlierCallIsForgotten() {
        Checkpoint old = ((Outcome.Unknown) TABLE.diagnose(Errors.numbered("24/2207008"))
                        .whilePublishing(Checkpoint.EMPTY, MARK.minusSeconds(100)))
                .checkpoint();
        StillUnknown first = (StillUnknown) look(old, 30);

        assertThat(look(first.checkpoint(), 50)).isInstanceOf(DidNotGoOut.class);
    }

    @Test
    void looksThatTellNothingComeLessAndLessOften() {
        assertThat(Absence.nextLook(MARK, MARK.plusSeconds(1))).isEqualTo(MARK.plusSeconds(21));
        assertThat(Absence.nextLook(MARK, MARK.plusSeconds(200))).isEqualTo(MARK.plusSeconds(300));
        assertThat(Absence.nextLook(MARK, MARK.plusSeconds(36_000))).isEqualTo(MARK.plusSeconds(36_600));
    }

    private Verification look(Checkpoint checkpoint, int secondsAfterMark) {
        return absence.seen("Nothing there.", PATIENCE, checkpoint, MARK, MARK.plusSeconds(secondsAfterMark));
    }
}
