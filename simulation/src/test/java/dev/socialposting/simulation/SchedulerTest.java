package dev.socialposting.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.simulation.Scheduler.Fiber;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SchedulerTest {
    private final Scheduler scheduler = new Scheduler(Simulation.START, 1000);
    private final List<String> said = new ArrayList<>();

    @Test
    void whoseTimeComesFirstGoesOnFirst() {
        scheduler.run(() -> {
            scheduler.spawn("slow", Host.OUTSIDE, () -> after(20, "slow"));
            scheduler.spawn("quick", Host.OUTSIDE, () -> after(10, "quick"));
        });

        assertThat(said).containsExactly("quick at 10", "slow at 20");
        assertThat(scheduler.defects()).isEmpty();
    }

    @Test
    void whoWaitsForOthersGoesOnWhenTheLastHasEnded() {
        scheduler.run(() -> {
            Fiber first = scheduler.spawn("first", Host.OUTSIDE, () -> after(10, "first"));
            Fiber second = scheduler.spawn("second", Host.OUTSIDE, () -> after(20, "second"));
            scheduler.join(List.of(first, second));
            after(0, "both have ended");
        });

        assertThat(said).containsExactly("first at 10", "second at 20", "both have ended at 20");
    }

    @Test
    void aPauseCanBeMadeShorter() {
        scheduler.run(() -> {
            Fiber sleeper = scheduler.spawn("sleeper", Host.OUTSIDE, () -> after(1000, "awake"));
            scheduler.pause(5);
            scheduler.reschedule(sleeper, scheduler.now() + 1);
        });

        assertThat(said).containsExactly("awake at 6");
    }

    @Test
    void aRunThatDoesNotComeToRestIsEndedAndSaysSo() {
        scheduler.run(() -> {
            while (true) {
                scheduler.pause(1);
            }
        });

        assertThat(scheduler.defects())
                .singleElement()
                .satisfies(defect -> assertThat(defect).hasMessageContaining("does not come to rest"));
    }

    @Test
    void aDefectInAFiberIsKeptAndACrashIsNone() {
        Host host = new Host(Host.Kind.WORKER, 1);
        scheduler.run(() -> {
            scheduler.spawn("crashing", host, () -> {
                throw host.die();
            });
            scheduler.spawn("broken", Host.OUTSIDE, () -> {
                throw new IllegalStateException("broken");
            });
        });

        assertThat(scheduler.defects())
                .singleElement()
                .satisfies(defect -> assertThat(defect).hasMessage("broken"));
        assertThat(host.isDead()).isTrue();
    }

    private void after(long millis, String what) {
        scheduler.pause(millis);
        said.add(what + " at " + (scheduler.now() - Simulation.START.toEpochMilli()));
    }
}
