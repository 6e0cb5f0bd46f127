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
 * nothing else to do meanwhile, each other on a thread of its own. What no thread has begun when the caller is done with its own, the caller
 * does, too: to wait for another thread can cost more than the task.
 */
public final class AtOnce {
    private final Supplier<ExecutorService> threads;

    /** @param threads gives the threads of what is done at once; shut down when all of it is done */
    public AtOnce(Supplier<ExecutorService> threads) {
        this.threads = threads;
    }

    /** The results, in the order of the tasks. If one fails, the first failure is thrown when all have ended. */
    public <T> List<T> all(List<Callable<T>> tasks) {
        List<FutureTask<T>> ended = new ArrayList<>();
        tasks.forEach(task -> ended.add(new FutureTask<>(LogContext.carriedInto(task))));
        if (ended.size() > 1) {
            runAtOnce(ended);
        } else {
            ended.forEach(FutureTask::run);
        }
        List<T> results = new ArrayList<>();
        ended.forEach(each -> results.add(result(each)));
        return results;
    }

    /** A task runs once, for whoever comes first. */
    private <T> void runAtOnce(List<FutureTask<T>> tasks) {
        ExecutorService executor = threads.get();
        try {
            tasks.subList(1, tasks.size()).forEach(executor::execute);
            tasks.forEach(FutureTask::run);
        } finally {
            if (tasks.stream().allMatch(Future::isDone)) {
                executor.shutdown();
            } else {
                executor.close();
            }
        }
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
