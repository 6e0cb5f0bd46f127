package dev.socialposting.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.socialposting.local.aws.template.FunctionDefinition;
import dev.socialposting.local.lambda.Invocation.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LambdaFunctionTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T09:08:07.654Z"), ZoneOffset.UTC);

    @Test
    void aHandlerKnowsItsRequestAndTheTimeItHasLeft() {
        Invocation invocation = invoke((event, context) -> Map.of(
                "function", context.getFunctionName(),
                "request", context.getAwsRequestId(),
                "left", Integer.toString(context.getRemainingTimeInMillis()),
                "memory", Integer.toString(context.getMemoryLimitInMB()),
                "word", event.getOrDefault("word", "")));

        assertThat(invocation.outcome())
                .isInstanceOfSatisfying(
                        Outcome.Answered.class,
                        answered -> assertThat(answered.json())
                                .contains("\"function\":\"Named\"")
                                .contains("\"request\":\"%s\"".formatted(invocation.requestId()))
                                .contains("\"left\":\"7000\"")
                                .contains("\"memory\":\"256\"")
                                .contains("\"word\":\"hello\""));
    }

    @Test
    void theReportNamesTheCallAndItsDuration() {
        Invocation invocation = invoke((event, context) -> event);

        assertThat(invocation.report())
                .matches("REPORT RequestId: %s Function: Named Duration: \\d+\\.\\d ms"
                        .formatted(invocation.requestId()));
    }

    @Test
    void aThrownErrorIsAFailedCall() {
        Invocation invocation = invoke((event, context) -> {
            throw new IllegalStateException("on purpose");
        });

        assertThat(invocation.outcome()).isInstanceOf(Outcome.Failed.class);
    }

    @SuppressWarnings({"rawtypes", "unchecked"}) // a Map's class has no type arguments
    private static Invocation invoke(RequestHandler<Map<String, String>, Map<String, String>> handler) {
        FunctionDefinition definition = new FunctionDefinition(
                "Named", "some.Handler", "named.jar", Duration.ofSeconds(7), 256, false, Set.of(), List.of());
        try (LambdaFunction function =
                LambdaFunction.of(definition, (RequestHandler) handler, Map.class, Map.class, CLOCK)) {
            return function.invoke("{\"word\":\"hello\"}");
        }
    }
}
