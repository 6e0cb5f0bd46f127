package dev.socialposting.simulation;

import dev.socialposting.simulation.Host.Invocation;
import dev.socialposting.simulation.Scheduler.Fiber;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs the dispatcher every minute, as the template's schedule does. Its runs do not wait for each other, and a run in a minute in
 * which nothing is due, which would only read, is left out.
 */
final class Ticker {
    private static final Duration TIMEOUT = Duration.ofSeconds(55);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** A run in which nothing is due would only read; whether all is at rest is looked at this often. */
    private static final Duration IDLE = Duration.ofHours(1);

    /** The dispatcher's clock may be ahead. */
    private static final Duration AHEAD = Duration.ofSeconds(10);

    private final SimulatedSystem system;
    private @Nullable Fiber fiber;
    private long last;
    private int runs;

    Ticker(SimulatedSystem system) {
        this.system = system;
    }

    /**
     * Runs until nothing is left to do, ever.
     *
     * @param atRest says so
     */
    void run(BooleanSupplier atRest) {
        fiber = system.scheduler.current();
        last = system.scheduler.now();
        while (!atRest.getAsBoolean()) {
            system.scheduler.pauseUntil(nextTick());
            if (system.scheduler.now() >= last + MINUTE.toMillis()) {
                last = system.scheduler.now() - (system.scheduler.now() - last) % MINUTE.toMillis();
                if (isDue(last)) {
                    invoke();
                }
            }
        }
    }

    /** A row was written: something may be due earlier than was known. */
    void lookAgain() {
        if (fiber != null) {
            system.scheduler.reschedule(fiber, nextTick());
        }
    }

    /** The next minute in which something is due. */
    private long nextTick() {
        long idle = last + IDLE.toMillis();
        long minutes = earliestWake()
                .map(wake -> wake.minus(AHEAD).toEpochMilli() - last)
                .map(after -> Math.max(1, Math.ceilDiv(after, MINUTE.toMillis())))
                .orElse(Long.MAX_VALUE / MINUTE.toMillis() / 2);
        return minutes > IDLE.toMinutes() ? idle : last + minutes * MINUTE.toMillis();
    }

    private boolean isDue(long now) {
        return earliestWake()
                .filter(wake -> wake.minus(AHEAD).toEpochMilli() <= now)
                .isPresent();
    }

    private Optional<Instant> earliestWake() {
        return system.store.all().stream().flatMap(row -> row.wakeAt().stream()).min(Comparator.naturalOrder());
    }

    private void invoke() {
        int number = ++runs;
        Host host = new Host(Host.Kind.DISPATCHER, number);
        system.scheduler.spawn(host.toString(), host, () -> {
            try {
                system.dispatcher.handleRequest(Map.of(), new Invocation(host.toString(), system.scheduler, TIMEOUT));
            } catch (RuntimeException failed) {
                system.trace.event("a run of the dispatcher failed: " + failed.getMessage());
            }
        });
    }
}
