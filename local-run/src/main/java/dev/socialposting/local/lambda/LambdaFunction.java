package dev.socialposting.local.lambda;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import dev.socialposting.local.aws.template.FunctionDefinition;
import dev.socialposting.local.lambda.Invocation.Outcome;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A handler with its settings from the template, called with an event's JSON as Lambda calls it.
 *
 * <p>A call that exceeds the function's timeout is interrupted and has failed, whatever it answers later. Calls may run at
 * once; Lambda would give each its own instance of the handler.
 */
public final class LambdaFunction implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LambdaFunction.class);

    private final FunctionDefinition definition;
    private final Function<Call, String> handler;
    private final Clock clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private LambdaFunction(FunctionDefinition definition, Function<Call, String> handler, Clock clock) {
        this.definition = definition;
        this.handler = handler;
        this.clock = clock;
    }

    private record Call(String event, LocalContext context) {}

    /**
     * Wraps a handler.
     *
     * @param event the class its event's JSON becomes
     * @param answer the class that becomes its answer's JSON
     */
    public static <I, O> LambdaFunction of(
            FunctionDefinition definition, RequestHandler<I, O> handler, Class<I> event, Class<O> answer, Clock clock) {
        PojoSerializer<I> events = serializer(event);
        PojoSerializer<O> answers = serializer(answer);
        return new LambdaFunction(
                definition,
                call -> {
                    I input = events.fromJson(call.event());
                    ByteArrayOutputStream output = new ByteArrayOutputStream();
                    answers.toJson(handler.handleRequest(input, call.context()), output);
                    return output.toString(StandardCharsets.UTF_8);
                },
                clock);
    }

    private static <T> PojoSerializer<T> serializer(Class<T> type) {
        return LambdaEventSerializers.isLambdaSupportedEvent(type.getName())
                ? LambdaEventSerializers.serializerFor(type, type.getClassLoader())
                : JacksonFactory.getInstance().getSerializer(type);
    }

    public FunctionDefinition definition() {
        return definition;
    }

    /**
     * Calls the function and waits for its end; nothing led to the call.
     *
     * @param event JSON
     */
    public Invocation invoke(String event) {
        return invoke(event, Lineage.NONE);
    }

    /**
     * Calls the function and waits for its end.
     *
     * @param event JSON
     * @param lineage the chain of calls that led to this one
     */
    public Invocation invoke(String event, Lineage lineage) {
        Duration timeout = definition.timeout();
        LocalContext context = new LocalContext(
                definition, UUID.randomUUID().toString(), clock.instant().plus(timeout), clock);
        long start = System.nanoTime();
        Lineage chain = lineage.through(definition.logicalId());
        Future<String> answer = threads.submit(() -> chain.carry(() -> handler.apply(new Call(event, context))));
        Outcome outcome = outcome(answer, timeout, context.getAwsRequestId());
        Duration duration = Duration.ofNanos(System.nanoTime() - start);
        return new Invocation(context.getAwsRequestId(), definition.logicalId(), duration, outcome);
    }

    private Outcome outcome(Future<String> answer, Duration timeout, String requestId) {
        try {
            return new Outcome.Answered(answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS));
        } catch (ExecutionException e) {
            LOG.error("{} failed, request {}", definition.logicalId(), requestId, e.getCause());
            return new Outcome.Failed("the handler threw " + e.getCause());
        } catch (TimeoutException e) {
            answer.cancel(true);
            LOG.error("{} timed out after {}, request {}", definition.logicalId(), timeout, requestId);
            return new Outcome.Failed("timed out after " + timeout);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return new Outcome.Failed("the caller is stopping");
        }
    }

    /** Interrupts what still runs. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
