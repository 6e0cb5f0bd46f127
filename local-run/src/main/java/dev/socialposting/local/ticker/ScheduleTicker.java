package dev.socialposting.local.ticker;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.local.aws.template.FunctionEvent.Schedule;
import dev.socialposting.local.lambda.LambdaFunction;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls a function by its schedules, the first time at once.
 *
 * <p>The time to the next call counts from the end of the last, so that a function never runs twice at once.
 */
public final class ScheduleTicker implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ScheduleTicker.class);
    private static final Duration TO_FINISH = Duration.ofSeconds(5);

    private final JsonMapper json = new JsonMapper();
    private final LambdaFunction function;
    private final Clock clock;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private ScheduleTicker(LambdaFunction function, Clock clock) {
        this.function = function;
        this.clock = clock;
    }

    /** Starts to call. */
    public static ScheduleTicker start(LambdaFunction function, Clock clock) {
        ScheduleTicker ticker = new ScheduleTicker(function, clock);
        for (Schedule schedule : function.definition().schedules()) {
            ticker.threads.execute(() -> ticker.run(schedule));
        }
        return ticker;
    }

    private void run(Schedule schedule) {
        try {
            do {
                LOG.debug("{}", function.invoke(event(schedule)).report());
            } while (!stopping.await(schedule.every().toMillis(), TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** An event as EventBridge sends it. Source: EventBridge user guide, "Scheduled events". */
    private String event(Schedule schedule) {
        ObjectNode event = json.createObjectNode();
        event.put("version", "0");
        event.put("id", UUID.randomUUID().toString());
        event.put("detail-type", "Scheduled Event");
        event.put("source", "aws.events");
        event.put("account", "000000000000");
        event.put("time", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString());
        event.put("region", "us-east-1");
        event.putArray("resources").add("arn:aws:events:us-east-1:000000000000:rule/" + schedule.name());
        event.putObject("detail");
        try {
            return json.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event cannot be written as JSON", e);
        }
    }

    /** Calls no more, and gives a call under way a moment to finish. */
    @Override
    public void close() {
        stopping.countDown();
        threads.shutdown();
        try {
            if (!threads.awaitTermination(TO_FINISH.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
