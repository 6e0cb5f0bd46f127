package dev.socialposting.logging;

import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.RequestId;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.slf4j.MDC;

/**
 * What every line says that this thread logs from now on, whoever's code logs it: which request and which destination it is about. So
 * the log of one post is found over all functions. Closing it brings back what was said before.
 */
public final class LogContext implements AutoCloseable {
    private static final String AWS_REQUEST_ID = "aws_request_id";
    private static final String REQUEST_ID = "request_id";
    private static final String DESTINATION = "destination";

    private final Map<String, String> before =
            Optional.ofNullable(MDC.getCopyOfContextMap()).orElse(Map.of());

    private LogContext() {}

    /** The lines of one invocation of a function, by the id that Lambda's own lines about it have. */
    public static LogContext ofInvocation(String awsRequestId) {
        LogContext context = new LogContext();
        MDC.put(AWS_REQUEST_ID, awsRequestId);
        return context;
    }

    /** With the same as before, to which what is found out on the way is added. */
    public static LogContext open() {
        return new LogContext();
    }

    public static LogContext of(RequestId requestId) {
        LogContext context = new LogContext();
        MDC.put(REQUEST_ID, requestId.value());
        return context;
    }

    public static LogContext of(RequestId requestId, Destination destination) {
        LogContext context = of(requestId);
        MDC.put(DESTINATION, destination.toString());
        return context;
    }

    /** From now on, until the context that is open is closed. */
    public static void add(RequestId requestId) {
        MDC.put(REQUEST_ID, requestId.value());
    }

    /** From now on, until the context that is open is closed. */
    public static void add(RequestId requestId, Collection<Destination> destinations) {
        add(requestId);
        MDC.put(DESTINATION, destinations.stream().map(Destination::toString).collect(Collectors.joining(" ")));
    }

    /** A task that says, on whatever thread it runs, what this thread says now. */
    public static <T> Callable<T> carriedInto(Callable<T> task) {
        Map<String, String> said =
                Optional.ofNullable(MDC.getCopyOfContextMap()).orElse(Map.of());
        return () -> {
            try (LogContext _ = open()) {
                MDC.setContextMap(said);
                return task.call();
            }
        };
    }

    @Override
    public void close() {
        MDC.setContextMap(before);
    }
}
