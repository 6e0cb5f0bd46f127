package dev.socialposting.local.lambda;

import java.time.Duration;
import java.util.Locale;

/**
 * One call of a function, ended.
 *
 * @param requestId as the function saw it in its context
 * @param duration time inside the handler
 */
public record Invocation(String requestId, String functionName, Duration duration, Outcome outcome) {

    /** How it ended. */
    public sealed interface Outcome {

        /**
         * The handler returned.
         *
         * @param json what it returned, {@code null} for nothing
         */
        record Answered(String json) implements Outcome {}

        /**
         * The handler threw, or ran out of time.
         *
         * @param reason for the operator's log
         */
        record Failed(String reason) implements Outcome {}
    }

    /** The words of the line Lambda logs at the end of each call. */
    public String report() {
        return String.format(
                Locale.ROOT,
                "REPORT RequestId: %s Function: %s Duration: %.1f ms",
                requestId,
                functionName,
                duration.toNanos() / 1e6);
    }
}
