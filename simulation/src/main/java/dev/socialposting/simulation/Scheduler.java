package dev.socialposting.simulation;

import dev.socialposting.simulation.Host.Crash;
import dev.socialposting.simulation.Witness.Turn;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
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

    /** Runs tasks at once, each on a fiber of the process that hands them in; whoever closes it waits for them all. */
    ExecutorService executor() {
        return new FiberExecutor(this);
    }

    /** A machine's clock that is ahead of the true time, or behind it if that is negative. */
    Clock clock(Duration ahead) {
        return new Clock() {
            @Override
            public Instant instant() {
                return Scheduler.this.instant().plus(ahead);
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

    /** One thread of the simulated system; it runs only while it is its turn. The fields belong to the {@link Scheduler}. */
    static final class Fiber {
        final String name;
        final Host host;
        final Turn turn;
        long at;
        long order;
        long awaits;
        boolean ended;

        @Nullable
        Fiber joiner;

        private final Thread thread;
        private boolean started;
        private volatile boolean mayRun;

        /** A fiber that begins when it gets its first turn. */
        Fiber(String name, Turn turn, Runnable body, BiConsumer<Fiber, Optional<Throwable>> whenEnded) {
            this.name = name;
            this.host = turn.host;
            this.turn = turn;
            this.thread = Thread.ofVirtual().name(name).unstarted(() -> run(body, whenEnded));
        }

        /** The thread that waits for the whole run. */
        Fiber(String name, Host host, Thread running) {
            this.name = name;
            this.host = host;
            this.turn = new Turn(host);
            this.thread = running;
            this.started = true;
        }

        void giveTurn() {
            mayRun = true;
            if (started) {
                LockSupport.unpark(thread);
            } else {
                started = true;
                thread.start();
            }
        }

        void awaitTurn() {
            while (!mayRun) {
                LockSupport.park(this);
            }
            mayRun = false;
        }

        private void run(Runnable body, BiConsumer<Fiber, Optional<Throwable>> whenEnded) {
            mayRun = false;
            Optional<Throwable> thrown = Optional.empty();
            try {
                body.run();
            } catch (Throwable why) {
                thrown = Optional.of(why);
            }
            ended = true;
            whenEnded.accept(this, thrown);
        }
    }

    private static final class FiberExecutor extends AbstractExecutorService {
        private final Scheduler scheduler;
        private final List<Fiber> fibers = new ArrayList<>();
        private boolean shutDown;

        FiberExecutor(Scheduler scheduler) {
            this.scheduler = scheduler;
        }

        @Override
        public void execute(Runnable task) {
            Fiber caller = scheduler.current();
            fibers.add(scheduler.spawn(caller.name + "/" + (fibers.size() + 1), caller.turn.ofPart(), task));
        }

        @Override
        public boolean awaitTermination(long timeout, TimeUnit unit) {
            scheduler.join(fibers);
            scheduler.current().host.requireAlive();
            return true;
        }

        @Override
        public void shutdown() {
            shutDown = true;
        }

        @Override
        public List<Runnable> shutdownNow() {
            shutdown();
            return List.of();
        }

        @Override
        public boolean isShutdown() {
            return shutDown;
        }

        @Override
        public boolean isTerminated() {
            return shutDown && fibers.stream().allMatch(fiber -> fiber.ended);
        }
    }
}
