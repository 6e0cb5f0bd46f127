package dev.socialposting.local.aws.template;

import java.time.Duration;

/** What invokes a function. */
public sealed interface FunctionEvent {

    /** The event's own name in the template. */
    String name();

    /**
     * A route of the HTTP API.
     *
     * @param routeKey as API Gateway writes it: {@code GET /api/social/uploads/{request_id}} or {@code $default}
     */
    record HttpRoute(String name, String routeKey) implements FunctionEvent {

        /** The route key of the route that takes what no other takes. */
        public static final String DEFAULT = "$default";

        public boolean isDefault() {
            return routeKey.equals(DEFAULT);
        }

        /** The method, in capitals, or {@code ANY}; not for the default route. */
        public String method() {
            return routeKey.substring(0, routeKey.indexOf(' '));
        }

        /** The path with its parameters in braces; not for the default route. */
        public String path() {
            return routeKey.substring(routeKey.indexOf(' ') + 1);
        }
    }

    /**
     * An event source mapping: messages of a queue come in batches.
     *
     * @param queue the queue's logical id
     * @param batchSize at most so many messages a batch
     * @param batchingWindow how long a batch may wait to become full
     * @param maximumConcurrency at most so many batches at once
     * @param reportsBatchItemFailures whether the function says which messages failed; otherwise a batch is one fate
     */
    record QueueMapping(
            String name,
            String queue,
            int batchSize,
            Duration batchingWindow,
            int maximumConcurrency,
            boolean reportsBatchItemFailures)
            implements FunctionEvent {}

    /**
     * A clock that invokes the function.
     *
     * @param every the time from one run to the next, of a {@code rate(...)} expression
     */
    record Schedule(String name, Duration every) implements FunctionEvent {}
}
