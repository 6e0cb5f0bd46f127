package dev.socialposting.simulation;

import dev.socialposting.simulation.Scheduler.Fiber;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** What everything that leaves a process passes through: here time passes, others go on, and things go wrong. */
final class Gate {
    /** How long a process may stand still. */
    static final Duration LONGEST_SLEEP = Duration.ofMinutes(10);

    private static final int LONGEST_CALL_MILLIS = 40;

    private final Scheduler scheduler;
    private final Faults faults;
    private final RandomGenerator random;
    private final Trace trace;

    Gate(Scheduler scheduler, Faults faults, RandomGenerator random, Trace trace) {
        this.scheduler = scheduler;
        this.faults = faults;
        this.random = random;
        this.trace = trace;
    }

    /** Lets an operation pass whose only faults are those that all have. */
    <T> T pass(Operation operation, Supplier<T> effect) {
        Faults.Kind fault = enter(operation);
        T result = effect.get();
        leave(operation, fault);
        return result;
    }

    void pass(Operation operation, Runnable effect) {
        pass(operation, () -> {
            effect.run();
            return true;
        });
    }

    /** Comes to the boundary; returns if the operation is to be carried out. */
    Faults.Kind enter(Operation operation) {
        Fiber fiber = scheduler.current();
        fiber.host.requireAlive();
        Faults.Kind fault = faults.at(operation, fiber);
        trace.at(scheduler.now());
        trace.boundary(fiber, operation, fault);
        if (fault.isCrash() || (fault.disturbs() && !operation.isHttp())) {
            fiber.turn.disturbed = true;
        }
        scheduler.pause(random.nextInt(LONGEST_CALL_MILLIS));
        fiber.host.requireAlive();
        if (fault == Faults.Kind.ASLEEP_BEFORE) {
            sleep(fiber);
        }
        if (fault == Faults.Kind.CRASH_BEFORE) {
            throw fiber.host.die();
        }
        if (fault == Faults.Kind.UNAVAILABLE) {
            throw operation.unavailable();
        }
        return fault;
    }

    /** The operation has been carried out; returns if its result is to be seen. */
    void leave(Operation operation, Faults.Kind fault) {
        Fiber fiber = scheduler.current();
        if (fault == Faults.Kind.CRASH_AFTER) {
            throw fiber.host.die();
        }
        if (fault == Faults.Kind.ASLEEP_AFTER) {
            sleep(fiber);
        }
        shortPause();
        if (fault == Faults.Kind.ANSWER_LOST) {
            throw operation.unavailable();
        }
    }

    /** A moment in which others may come in between. */
    void shortPause() {
        scheduler.pause(random.nextInt(LONGEST_CALL_MILLIS));
        scheduler.current().host.requireAlive();
    }

    /** A time up to a longest one. */
    void pauseUpTo(Duration longest) {
        scheduler.pause(random.nextLong(longest.toMillis()));
        scheduler.current().host.requireAlive();
    }

    RandomGenerator random() {
        return random;
    }

    private void sleep(Fiber fiber) {
        scheduler.pause(random.nextLong(LONGEST_SLEEP.toMillis()));
        fiber.host.requireAlive();
    }
}
