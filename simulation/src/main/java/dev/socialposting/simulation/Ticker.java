package dev.socialposting.simulation;

import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Runs the dispatcher every minute, as the template's schedule does. Its runs do not wait for each other, and a run in a minute in
 * which nothing is due, which would only read, is left out.
 */
final class Ticker {
    private static final Duration TIMEOUT = Duration.ofSeconds(55);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final SimulatedSystem system;
    private final BooleanSupplier atRest;
    private int runs;

    /** @param atRest whether nothing is left to do, ever */
    Ticker(SimulatedSystem system, BooleanSupplier atRest) {
        this.system = system;
        this.atRest = atRest;
    }

    void run() {
        while (!atRest.getAsBoolean()) {
            system.scheduler.pause(MINUTE.toMillis());
            if (isDue()) {
                invoke();
            }
        }
    }

    /** Due a little ahead of time, for the dispatcher's clock may be ahead. */
    private boolean isDue() {
        Instant soon = system.scheduler.instant().plusSeconds(10);
        return system.store.due(soon, Optional.empty()) instanceof dev.socialposting.uploads.store.Page.Items<?> page
                && !page.items().isEmpty();
    }

    private void invoke() {
        int number = ++runs;
        Host host = new Host(Host.Kind.DISPATCHER, number);
        system.scheduler.spawn(host.toString(), host, () -> {
            try {
                system.dispatcher.handleRequest(
                        new ScheduledEvent(), new Invocation(host.toString(), system.scheduler, TIMEOUT));
            } catch (RuntimeException failed) {
                system.trace.event("a run of the dispatcher failed: " + failed.getMessage());
            }
        });
    }
}
