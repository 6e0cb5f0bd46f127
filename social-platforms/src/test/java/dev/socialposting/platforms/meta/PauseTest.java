package dev.socialposting.platforms.meta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.uploads.model.Checkpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class PauseTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Remedy.HoldBack AS_STATED = new Remedy.HoldBack(Optional.empty());
    private static final GraphError UNSTATED = Errors.regaining(Optional.empty());

    @Test
    void aStatedTimeIsKept() {
        Pause pause = Pause.of(AS_STATED, regainAfter(Duration.ofMinutes(7)), Checkpoint.EMPTY, NOW);

        assertThat(pause.until()).isEqualTo(NOW.plus(Duration.ofMinutes(7)));
    }

    @Test
    void withoutAStatedTimePausesDoubleUpToAnHour() {
        List<Long> minutes = new ArrayList<>();
        Checkpoint checkpoint = Checkpoint.EMPTY;
        for (int i = 0; i < 9; i++) {
            Pause pause = Pause.of(AS_STATED, UNSTATED, checkpoint, NOW);
            minutes.add(Duration.between(NOW, pause.until()).toMinutes());
            checkpoint = pause.checkpoint();
        }

        assertThat(minutes).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
    }

    @Test
    void onceLetInPausesBeginAnew() {
        Checkpoint held = Pause.of(AS_STATED, UNSTATED, Checkpoint.EMPTY, NOW).checkpoint();

        Pause next = Pause.of(AS_STATED, UNSTATED, Pause.over(held), NOW);

        assertThat(next.until()).isEqualTo(NOW.plus(Duration.ofMinutes(1)));
    }

    @Test
    void aFixedTimeIsKeptWhateverIsStated() {
        Remedy.HoldBack fixed = new Remedy.HoldBack(Optional.of(Duration.ofHours(6)));

        Pause pause = Pause.of(fixed, regainAfter(Duration.ofMinutes(7)), Checkpoint.EMPTY, NOW);

        assertThat(pause.until()).isEqualTo(NOW.plus(Duration.ofHours(6)));
    }

    @Test
    void aStatedDateIsKept() {
        GraphError error = Errors.regaining(Optional.of(new GraphError.Regain.At(NOW.plusSeconds(90))));

        assertThat(Pause.of(AS_STATED, error, Checkpoint.EMPTY, NOW).until()).isEqualTo(NOW.plusSeconds(90));
    }

    @Test
    void aStatedTimeThatIsOverIsNoStatedTime() {
        GraphError error = Errors.regaining(Optional.of(new GraphError.Regain.At(NOW.minusSeconds(90))));

        assertThat(Pause.of(AS_STATED, error, Checkpoint.EMPTY, NOW).until())
                .isEqualTo(NOW.plus(Duration.ofMinutes(1)));
    }

    @Test
    void noTimeIsBelievedThatIsMoreThanADayAhead() {
        Pause pause = Pause.of(AS_STATED, regainAfter(Duration.ofDays(400)), Checkpoint.EMPTY, NOW);

        assertThat(pause.until()).isEqualTo(NOW.plus(Duration.ofDays(1)));
    }

    @Test
    void aPlatformThatStatesASecondAgainAndAgainIsAskedOnceAMinuteInTheEnd() {
        List<Long> seconds = new ArrayList<>();
        Checkpoint checkpoint = Checkpoint.EMPTY;
        for (int i = 0; i < 9; i++) {
            Pause pause = Pause.of(AS_STATED, regainAfter(Duration.ofSeconds(1)), checkpoint, NOW);
            seconds.add(Duration.between(NOW, pause.until()).toSeconds());
            checkpoint = pause.checkpoint();
        }

        assertThat(seconds).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
    }

    private static GraphError regainAfter(Duration time) {
        return Errors.regaining(Optional.of(new GraphError.Regain.After(time)));
    }
}
