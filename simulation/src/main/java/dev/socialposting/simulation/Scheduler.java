package dev.socialposting.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Runs fibers one at a time under a virtual clock. A fiber runs until it pauses; then the one goes on whose time comes first, and the
 * clock jumps to that time. So the lengths of the pauses, which come from the seed, decide how fibers interleave.
 *
 * <p>Each fiber is a virtual thread, but only ever one of them is awake: nothing here or in what they run needs a lock.
 */
final class Scheduler {
    private static final Comparator<Fiber> NEXT_FIRST =
            Comparator.<Fiber>comparingLong(fiber -> fiber.at).thenComparingLong(fiber -> fiber.order);

    private final PriorityQueue<Fiber> waiting = new PriorityQueue<>(NEXT_FIRST);
    private final List<Throwable> defects = new ArrayList<>();
    private final long mostPauses;
    private long now;
    private long orders;
    private long pauses;
    private boolean stopped;
    private @Nullable Fiber current;
    private @Nullable Fiber outside;

    /**
     * A scheduler whose clock stands at the given time.
     *
     * @param mostPauses after as many pauses a run is taken for one that never ends
     */
    Scheduler(Instant start, long mostPauses) {
        this.now = start.toEpochMilli();
        this.mostPauses = mostPauses;
    }

    /** Runs a first fiber and all that come of it; returns when all have ended. */
    void run(Runnable first) {
        Fiber caller = new Fiber("outside", Host.OUTSIDE, Thread.currentThread());
        outside = caller;
        spawn("first", Host.OUTSIDE, first);
        resumeNext();
        caller.awaitTurn();
    }

    /** Milliseconds since the epoch. */
    long now() {
        return now;
    }

    Instant instant() {
        return Instant.ofEpochMilli(now);
    }

    Fiber current() {
        if (current == null) {
            throw new IllegalStateException("no fiber runs");
        }
        return current;
    }

    /** Starts a fiber at the present time, after those that are due already. */
    Fiber spawn(String name, Host host, Runnable body) {
        return spawn(name, new Turn(host), body);
    }

    /** A fiber that does work of this turn. */
    Fiber spawn(String name, Turn turn, Runnable body) {
        Fiber fiber = new Fiber(name, turn, body, this::ended);
        enqueue(fiber, now);
        return fiber;
    }

    /** Lets this much time pass for the fiber that calls; others run meanwhile. */
    void pause(long millis) {
        pauseUntil(now + millis);
    }

    void pauseUntil(long time) {
        requireRunning();
        Fiber self = current();
        if (++pauses > mostPauses) {
            stop(new AssertionError("the run does not come to rest"));
        }
        enqueue(self, Math.max(time, now));
        if (resumeNext() != self) {
            self.awaitTurn();
        }
        requireRunning();
    }

    /** Lets a fiber that pauses go on at another time; does nothing to one that does not pause. */
    void reschedule(Fiber fiber, long time) {
        if (waiting.remove(fiber)) {
            enqueue(fiber, Math.max(time, now));
        }
    }

    /** Returns when all these fibers have ended. */
    void join(List<Fiber> fibers) {
        Fiber self = current();
        long running = fibers.stream().filter(fiber -> !fiber.ended).count();
        if (running > 0) {
            self.awaits = running;
            fibers.forEach(fiber -> fiber.joiner = self);
            resumeNext();
            self.awaitTurn();
        }
        requireRunning();
    }

    /** What went wrong in fibers, other than crashes that were meant. */
    List<Throwable> defects() {
        return List.copyOf(defects);
    }

    /** Ends the run: every fiber is made to fail when its turn comes. */
    void stop(Throwable why) {
        if (!stopped) {
            stopped = true;
            defects.add(why);
        }
        requireRunning();
    }

    private void requireRunning() {
        if (stopped) {
            throw new Stopped();
        }
    }

    private void enqueue(Fiber fiber, long time) {
        fiber.at = time;
        fiber.order = orders++;
        waiting.add(fiber);
    }

    private void ended(Fiber fiber, Optional<Throwable> thrown) {
        thrown.filter(why -> !(why instanceof Crash) && !(why instanceof Stopped))
                .ifPresent(defects::add);
        Fiber joiner = fiber.joiner;
        if (joiner != null && --joiner.awaits == 0) {
            enqueue(joiner, now);
        }
        resumeNext();
    }

    /** Hands over to whoever is next, which may be the one that calls. */
    private Fiber resumeNext() {
        Fiber self = current;
        Fiber next = waiting.isEmpty() ? outside : waiting.poll();
        if (next == null) {
            throw new IllegalStateException("nobody is left to go on");
        }
        if (next != outside) {
            now = Math.max(now, next.at);
        }
        current = next;
        if (next != self) {
            next.giveTurn();
        }
        return next;
    }

    /** The run was ended from outside. */
    static final class Stopped extends Error {
        private Stopped() {
            super("the run is over", null, false, false);
        }
    }
}
