package dev.socialposting.benchmarks.drain;

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
 * Notes what workers ask of AWS while they handle messages, and how long each call takes: from before it is put together until its answer
 * is read. The SDK makes this itself, for every client (its file {@code execution.interceptors}); so what it notes is static, and it notes
 * nothing before {@link #begin}.
 */
public final class CallTimes implements ExecutionInterceptor {
    /** A worker logs with this as long as it is at a message, on whatever thread; who polls the queue does not. */
    private static final String AT_A_MESSAGE = "request_id";

    private static final ExecutionAttribute<Long> BEGUN = new ExecutionAttribute<>("dev.socialposting.begun");
    private static final Queue<Call> CALLS = new ConcurrentLinkedQueue<>();
    private static volatile boolean noting;

    /**
     * A call that has ended.
     *
     * @param begun by {@link System#nanoTime}, as {@code ended}
     */
    record Call(String name, long begun, long ended) {}

    /** From now on calls are noted. */
    static void begin() {
        CALLS.clear();
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
