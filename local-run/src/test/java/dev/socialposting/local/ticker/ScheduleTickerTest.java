package dev.socialposting.local.ticker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.socialposting.local.aws.template.FunctionDefinition;
import dev.socialposting.local.aws.template.FunctionEvent.Schedule;
import dev.socialposting.local.lambda.LambdaFunction;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class ScheduleTickerTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T09:08:07.654Z"), ZoneOffset.UTC);

    private final List<Object> received = Collections.synchronizedList(new ArrayList<>());

    @Test
    void aFunctionIsCalledAtOnceWithAnEventAsEventBridgeSendsIt() {
        try (LambdaFunction function = function(Duration.ofMinutes(1), false);
                ScheduleTicker ticker = ScheduleTicker.start(function, CLOCK)) {
            assertThat(ticker).isNotNull();
            await().until(() -> received.size() == 1);
        }

        assertThat(received.getFirst())
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("detail-type", "Scheduled Event")
                .containsEntry("source", "aws.events")
                .containsEntry("time", "2026-03-01T09:08:07Z")
                .containsEntry("resources", List.of("arn:aws:events:us-east-1:000000000000:rule/Tick"));
    }

    @Test
    void aRunThatFailsDoesNotEndTheSchedule() {
        try (LambdaFunction function = function(Duration.ofMillis(20), true);
                ScheduleTicker ticker = ScheduleTicker.start(function, CLOCK)) {
            assertThat(ticker).isNotNull();
            await().until(() -> received.size() >= 3);
        }
    }

    private LambdaFunction function(Duration every, boolean failing) {
        FunctionDefinition definition = new FunctionDefinition(
                "Ticked",
                "some.Handler",
                "ticked.jar",
                Duration.ofSeconds(5),
                128,
                false,
                Set.of(),
                List.of(new Schedule("Tick", every)));
        return LambdaFunction.of(
                definition,
                (event, context) -> {
                    received.add(event);
                    if (failing) {
                        throw new IllegalStateException("on purpose");
                    }
                    return "done";
                },
                Object.class,
                String.class,
                CLOCK);
    }
}
