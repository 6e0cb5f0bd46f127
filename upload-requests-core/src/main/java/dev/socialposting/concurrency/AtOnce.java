package dev.socialposting.concurrency;

import dev.socialposting.logging.LogContext;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;

/**
 * Does several things at once, for most of the time they only wait for an answer: the first on the thread that calls, which has
 * nothing else to do meanwhile, each other on a thread of its own. To hand a task to another thread can cost more than the task.
 */
public final class AtOnce {
    private final Supplier<ExecutorService> threads;

    /** @param threads gives the threads of what is done at once; closed when all of it is done */
    public AtOnce(Supplier<ExecutorService> threads) {
        this.threads = threads;
    }

    /** The results, in the order of the tasks. If one fails, the first failure is thrown when all have ended. */
    public <T> List<T> all(List<Callable<T>> tasks) {
        if (tasks.isEmpty()) {
            return List.of();
        }
        List<Future<T>> ended = new ArrayList<>();
        FutureTask<T> own = new FutureTask<>(LogContext.carriedInto(tasks.getFirst()));
        ended.add(own);
        if (tasks.size() == 1) {
            own.run();
        } else {
            try (ExecutorService executor = threads.get()) {
                for (Callable<T> task : tasks.subList(1, tasks.size())) {
                    ended.add(executor.submit(LogContext.carriedInto(task)));
                }
                own.run();
            }
        }
        List<T> results = new ArrayList<>();
        for (Future<T> each : ended) {
            results.add(result(each));
        }
        return results;
    }

    public void run(List<Runnable> tasks) {
        all(tasks.stream().map(Executors::callable).toList());
    }

    private static <T> T result(Future<T> ended) {
        if (ended.state() == Future.State.SUCCESS) {
            return ended.resultNow();
        }
        switch (ended.exceptionNow()) {
            case RuntimeException failure -> throw failure;
            case Error failure -> throw failure;
            case Throwable failure -> throw new IllegalStateException(failure);
        }
    }
}
