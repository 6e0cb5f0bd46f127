package dev.socialposting.benchmarks.accept;

import com.sun.management.ThreadMXBean;
import dev.socialposting.benchmarks.report.Samples;
import dev.socialposting.local.lambda.Invocation;
import dev.socialposting.local.lambda.Invocation.Outcome;
import dev.socialposting.local.lambda.LambdaFunction;
import java.lang.management.ManagementFactory;
import java.util.function.Supplier;

/** A function that accepts posts, and how long it took in each round. */
final class Acceptor {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final String name;
    private final LambdaFunction function;
    private final Supplier<String> event;
    private final Samples p50 = new Samples();
    private final Samples p99 = new Samples();
    private final Samples allocated = new Samples();

    /** @param event gives another post each time */
    Acceptor(String name, LambdaFunction function, Supplier<String> event) {
        this.name = name;
        this.function = function;
        this.event = event;
    }

    String name() {
        return name;
    }

    /** Milliseconds, of each round. */
    Samples p50() {
        return p50;
    }

    Samples p99() {
        return p99;
    }

    /** Bytes a call in the whole process, of each round. */
    Samples allocated() {
        return allocated;
    }

    /** Accepts posts that do not count. */
    void warmUp(int calls) {
        for (int call = 0; call < calls; call++) {
            accept();
        }
    }

    /** One round. */
    void measure(int calls) {
        Samples times = new Samples();
        long before = THREADS.getTotalThreadAllocatedBytes();
        for (int call = 0; call < calls; call++) {
            times.add(accept());
        }
        allocated.add((double) (THREADS.getTotalThreadAllocatedBytes() - before) / calls);
        p50.add(times.median());
        p99.add(times.quantile(0.99));
    }

    private double accept() {
        Invocation invocation = function.invoke(event.get());
        if (invocation.outcome() instanceof Outcome.Answered(String json) && json.contains("\"statusCode\":202")) {
            return invocation.duration().toNanos() / 1e6;
        }
        throw new IllegalStateException(name + " has not accepted: " + invocation.outcome());
    }
}
