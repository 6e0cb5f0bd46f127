package dev.socialposting.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;

/** Runs tasks at once, each on a fiber of the process that hands them in; whoever closes it waits for them all. */
final class FiberExecutor extends AbstractExecutorService {
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
