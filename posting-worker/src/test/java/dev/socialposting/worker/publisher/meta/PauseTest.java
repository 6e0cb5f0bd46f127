package dev.socialposting.worker.publisher.meta;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.uploads.model.Checkpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class PauseTest {
    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Remedy.HoldBack AS_STATED = new Remedy.HoldBack(Optional.empty());

    @Test
    void aStatedTimeIsKept() {
        Pause pause = Pause.of(AS_STATED, regainAfter(Optional.of(Duration.ofMinutes(7))), Checkpoint.EMPTY, NOW);

        assertThat(pause.until()).isEqualTo(NOW.plus(Duration.ofMinutes(7)));
        assertThat(pause.checkpoint()).isEqualTo(Checkpoint.EMPTY);
    }

    @Test
    void withoutAStatedTimePausesDoubleUpToAnHour() {
        List<Long> minutes = new ArrayList<>();
        Checkpoint checkpoint = Checkpoint.EMPTY;
        for (int i = 0; i < 9; i++) {
            Pause pause = Pause.of(AS_STATED, regainAfter(Optional.empty()), checkpoint, NOW);
            minutes.add(Duration.between(NOW, pause.until()).toMinutes());
            checkpoint = pause.checkpoint();
        }

        assertThat(minutes).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
    }

    @Test
    void onceLetInPausesBeginAnew() {
        Checkpoint held = Pause.of(AS_STATED, regainAfter(Optional.empty()), Checkpoint.EMPTY, NOW)
                .checkpoint();

        Pause next = Pause.of(AS_STATED, regainAfter(Optional.empty()), Pause.over(held), NOW);

        assertThat(next.until()).isEqualTo(NOW.plus(Duration.ofMinutes(1)));
    }

    @Test
    void aFixedTimeIsKeptWhateverIsStated() {
        Remedy.HoldBack fixed = new Remedy.HoldBack(Optional.of(Duration.ofHours(6)));

        Pause pause = Pause.of(fixed, regainAfter(Optional.of(Duration.ofMinutes(7))), Checkpoint.EMPTY, NOW);

        assertThat(pause.until()).isEqualTo(NOW.plus(Duration.ofHours(6)));
    }

    private static GraphError regainAfter(Optional<Duration> time) {
        return new GraphError(
                400,
                OptionalInt.of(80002),
                OptionalInt.empty(),
                Optional.empty(),
                "in its words",
                Optional.empty(),
                false,
                time,
                Optional.empty());
    }
}
