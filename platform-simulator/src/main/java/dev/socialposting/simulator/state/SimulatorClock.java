package dev.socialposting.simulator.state;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** The simulator's time: a given clock, plus the jumps that tests and people asked for. Safe to use from any thread. */
public final class SimulatorClock implements InstantSource {
    private final Clock clock;
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    /** A clock that starts without any jump. */
    public SimulatorClock(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Instant instant() {
        return clock.instant().plus(ahead.get());
    }

    /** How far it has jumped in all. */
    Duration ahead() {
        return ahead.get();
    }

    /** Sets how far it has jumped in all. */
    void jumpTo(Duration all) {
        ahead.set(all);
    }
}
