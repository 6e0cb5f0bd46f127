package dev.socialposting.simulation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Runs tasks at once, each on a fiber of the process that hands them in. */
final class FiberExecutor extends AbstractExecutorService {
    private final Scheduler scheduler;
    private boolean shutDown;

    FiberExecutor(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    @Override
    public <T> List<Future<T>> invokeAll(Collection<? extends Callable<T>> tasks) {
        Fiber caller = scheduler.current();
        List<Fiber> fibers = new ArrayList<>();
        List<Future<T>> results = new ArrayList<>();
        for (Callable<T> task : tasks) {
            CompletableFuture<T> result = new CompletableFuture<>();
            results.add(result);
            fibers.add(scheduler.spawn(
                    caller.name + "/" + (fibers.size() + 1), caller.turn.ofPart(), () -> complete(result, task)));
        }
        scheduler.join(fibers);
        caller.host.requireAlive();
        return results;
    }

    private static <T> void complete(CompletableFuture<T> result, Callable<T> task) {
        try {
            result.complete(task.call());
        } catch (Scheduler.Stopped stopped) {
            result.completeExceptionally(stopped);
            throw stopped;
        } catch (Throwable thrown) {
            result.completeExceptionally(thrown);
        }
    }

    @Override
    public void execute(Runnable command) {
        throw new UnsupportedOperationException("a batch is handed in as a whole");
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
        return shutDown;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return shutDown;
    }
}
