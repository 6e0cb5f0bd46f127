package dev.socialposting.concurrency;

import dev.socialposting.logging.LogContext;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Does several things at once, each on a thread of its own, for most of the time they only wait for an answer. */
public final class AtOnce {
    private final Supplier<ExecutorService> threads;

    /** @param threads gives the threads of what is done at once; closed when all of it is done */
    public AtOnce(Supplier<ExecutorService> threads) {
        this.threads = threads;
    }

    /** The results, in the order of the tasks. If one fails, the first failure is thrown when all have ended. */
    public <T> List<T> all(List<Callable<T>> tasks) {
        List<Callable<T>> inContext =
                tasks.stream().map(LogContext::carriedInto).toList();
        try (ExecutorService executor = threads.get()) {
            List<T> results = new ArrayList<>();
            for (Future<T> result : executor.invokeAll(inContext)) {
                results.add(result.get());
            }
            return results;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while several things were done at once", interrupted);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed);
        }
    }

    public void run(List<Runnable> tasks) {
        all(tasks.stream().map(Executors::callable).toList());
    }
}
