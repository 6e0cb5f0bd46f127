package dev.socialposting.simulation;

import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** One thread of the simulated system; it runs only while it is its turn. The fields belong to the {@link Scheduler}. */
final class Fiber {
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
