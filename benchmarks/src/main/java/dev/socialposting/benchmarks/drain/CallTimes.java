package dev.socialposting.benchmarks.drain;

import dev.socialposting.benchmarks.report.Pause;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.MDC;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttribute;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/**
 * Puts a time on every call to AWS, and notes what workers ask of it while they handle messages, and how long each call takes: from before it
 * is put together until its answer is read. The SDK makes this itself, for every client (its file {@code execution.interceptors}); so what it
 * notes is static, and it does nothing before {@link #begin}.
 */
public final class CallTimes implements ExecutionInterceptor {
    /** A worker logs with this as long as it is at a message, on whatever thread; who polls the queue does not. */
    private static final String AT_A_MESSAGE = "request_id";

    private static final ExecutionAttribute<Long> BEGUN = new ExecutionAttribute<>("dev.socialposting.begun");
    private static final Queue<Call> CALLS = new ConcurrentLinkedQueue<>();
    private static volatile boolean noting;
    private static volatile Duration latency = Duration.ZERO;

    /**
     * A call that has ended.
     *
     * @param begun by {@link System#nanoTime}, as {@code ended}
     */
    record Call(String name, long begun, long ended) {}

    /**
     * From now on calls are noted.
     *
     * @param added what every call takes more than here: its way through a network, and AWS's own work
     */
    static void begin(Duration added) {
        CALLS.clear();
        latency = added;
        noting = true;
    }

    /** The calls that have ended since the beginning. */
    static List<Call> end() {
        noting = false;
        return new ArrayList<>(CALLS);
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        if (noting && MDC.get(AT_A_MESSAGE) != null) {
            attributes.putAttribute(BEGUN, System.nanoTime());
        }
    }

    @Override
    public void beforeTransmission(Context.BeforeTransmission context, ExecutionAttributes attributes) {
        if (noting) {
            Pause.of(latency);
        }
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        note(context.request(), attributes);
    }

    @Override
    public void onExecutionFailure(Context.FailedExecution context, ExecutionAttributes attributes) {
        note(context.request(), attributes);
    }

    private static void note(SdkRequest request, ExecutionAttributes attributes) {
        Long begun = attributes.getAttribute(BEGUN);
        if (begun != null) {
            CALLS.add(new Call(name(request, attributes), begun, System.nanoTime()));
        }
    }

    private static String name(SdkRequest request, ExecutionAttributes attributes) {
        String operation = attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME) + " "
                + attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
        return request.getValueForField("TableName", String.class)
                .map(table -> operation + ", " + table)
                .orElse(operation);
    }
}
