package dev.socialposting.simulation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** The clocks of the machines of a run, each a little wrong. */
final class SimulatedClocks {
    private SimulatedClocks() {}

    /** A clock that is ahead of the true time, or behind it if that is negative. */
    static Clock of(Scheduler scheduler, Duration ahead) {
        return new Clock() {
            @Override
            public Instant instant() {
                return scheduler.instant().plus(ahead);
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException("the simulated functions ask for instants only");
            }
        };
    }
}
