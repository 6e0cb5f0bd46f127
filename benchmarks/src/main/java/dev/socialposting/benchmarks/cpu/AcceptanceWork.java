package dev.socialposting.benchmarks.cpu;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.socialposting.api.ApiFunction;
import dev.socialposting.benchmarks.virtual.Events;
import dev.socialposting.local.aws.template.FunctionDefinition;
import dev.socialposting.local.aws.template.Template;
import dev.socialposting.local.lambda.LocalContext;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.UserId;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What JMH measures. Its class and methods must be as they are for JMH to generate code around them. */
@State(Scope.Benchmark)
public class AcceptanceWork {
    private final APIGatewayV2HTTPEvent event;
    private final ApiFunction function;
    private final ApiFunction functionInTurn;
    private final Context context;
    private final JsonMapper json = JsonMapper.builder().build();
    private final String body;
    private final JsonNode answer;

    /** Lines of the log are written as deployed, by the configuration of the API's package, but go nowhere. */
    public AcceptanceWork() {
        System.setOut(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        List<Destination> destinations = Stream.of(
                        "instagram:17841400000000001", "instagram:17841400000000002", "facebook:100000000000001")
                .map(Destination::parse)
                .flatMap(Optional::stream)
                .toList();
        event = LambdaEventSerializers.serializerFor(
                        APIGatewayV2HTTPEvent.class, APIGatewayV2HTTPEvent.class.getClassLoader())
                .fromJson(Events.post(
                        "https://videos.example.com/vertical.mp4", "Hello from three places at once", destinations));
        function = function(destinations, Executors::newVirtualThreadPerTaskExecutor);
        functionInTurn = function(destinations, InTurn::new);
        FunctionDefinition definition = Template.find().function("ApiFunction");
        context = new LocalContext(definition, "a-call", Instant.MAX, Clock.systemUTC());
        body = event.getBody();
        answer = read(handler().getBody());
        if (!answer.has("request_id")) {
            throw new IllegalStateException("not accepted: " + answer);
        }
    }

    private static ApiFunction function(List<Destination> destinations, Supplier<ExecutorService> threads) {
        return new ApiFunction(ForgetfulPorts.of(new UserId("local-user"), destinations, threads));
    }

    /** Ours, as deployed. */
    @Benchmark
    public final APIGatewayV2HTTPResponse handler() {
        return function.handleRequest(event, context);
    }

    /** Ours, on one thread: what is done at once, because each of it waits for an answer, is done in turn. */
    @Benchmark
    public final APIGatewayV2HTTPResponse handlerInTurn() {
        return functionInTurn.handleRequest(event, context);
    }

    /** The yardstick: the same body read as a tree, and the same answer written from one. */
    @Benchmark
    public final String jackson() throws JsonProcessingException {
        return json.writeValueAsString(read(body).isEmpty() ? body : answer);
    }

    private JsonNode read(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + text, e);
        }
    }
}
