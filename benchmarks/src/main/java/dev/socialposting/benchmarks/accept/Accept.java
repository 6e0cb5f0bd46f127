package dev.socialposting.benchmarks.accept;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.socialposting.api.ApiFunction;
import dev.socialposting.aws.AwsClients;
import dev.socialposting.benchmarks.Options;
import dev.socialposting.benchmarks.PerformanceDocument;
import dev.socialposting.benchmarks.report.Rounds;
import dev.socialposting.benchmarks.report.Table;
import dev.socialposting.benchmarks.runtime.SampleEvents;
import dev.socialposting.benchmarks.runtime.Surroundings;
import dev.socialposting.benchmarks.virtual.Events;
import dev.socialposting.local.SdkProperties;
import dev.socialposting.local.lambda.Invocation.Outcome;
import dev.socialposting.local.lambda.LambdaFunction;
import dev.socialposting.uploads.model.Destination;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The benchmark {@code accept}: both functions get the same events, one after the other, in turns. */
public final class Accept {
    private static final String NAME = "accept";
    private static final String FUNCTION = "ApiFunction";
    private static final List<Destination> DESTINATIONS = Stream.of(
                    "instagram:17841400000000001", "instagram:17841400000000002", "facebook:100000000000001")
            .map(Destination::parse)
            .flatMap(Optional::stream)
            .toList();

    private final Surroundings surroundings;
    private int posts;

    private Accept(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    public static void run(List<String> arguments) {
        Options options = Options.of(NAME, Map.of("rounds", 20, "calls", 100, "warm-up", 1000), arguments);
        try (Surroundings surroundings = Surroundings.start()) {
            Map<String, String> environment = surroundings.environment(FUNCTION);
            SdkProperties.set(environment);
            try (AwsClients clients = new AwsClients()) {
                new Accept(surroundings).measure(options, environment, clients);
            }
        }
    }

    private void measure(Options options, Map<String, String> environment, AwsClients clients) {
        List<String> names = DESTINATIONS.stream().map(Destination::toString).toList();
        try (LambdaFunction ours = function(surroundings.quietly(FUNCTION, ApiFunction::fromEnvironment));
                LambdaFunction counted = function(surroundings.quietly(FUNCTION, Accept::withALimitForEachUser));
                LambdaFunction fewest = function(BareAcceptance.fewest(clients, environment, names));
                LambdaFunction same = function(BareAcceptance.same(clients, environment, names))) {
            SampleEvents.connecting(DESTINATIONS).forEach(event -> connect(ours, event));
            List<Acceptor> acceptors = List.of(
                    new Acceptor("bare", fewest, this::post),
                    new Acceptor("bare, the same calls as ours", same, this::post),
                    new Acceptor("ours", ours, this::post),
                    new Acceptor("ours, with an Idempotency-Key", ours, this::postWithKey),
                    new Acceptor("ours, each user's calls counted", counted, this::post));
            acceptors.forEach(acceptor -> acceptor.warmUp(options.number("warm-up")));
            Rounds.run(
                    options.number("rounds"),
                    acceptors.stream()
                            .<Runnable>map(acceptor -> () -> {
                                acceptor.measure(options.number("calls"));
                                emptyQueue();
                            })
                            .toList());
            PerformanceDocument.write(options, table(acceptors));
        }
    }

    /** One that nobody comes to. */
    private static ApiFunction withALimitForEachUser(Map<String, String> environment) {
        Map<String, String> limited = new HashMap<>(environment);
        limited.put("WRITING_CALLS_PER_MINUTE", "1000000");
        return ApiFunction.fromEnvironment(limited);
    }

    private LambdaFunction function(RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> handler) {
        return LambdaFunction.of(
                surroundings.function(FUNCTION),
                handler,
                APIGatewayV2HTTPEvent.class,
                APIGatewayV2HTTPResponse.class,
                Clock.systemUTC());
    }

    /** Another post each time: to one that has gone out already, a warning would be added. */
    private String post() {
        return Events.post("https://videos.example.com/vertical.mp4", "Post number " + ++posts, DESTINATIONS);
    }

    private String postWithKey() {
        return Events.withKey(post(), UUID.randomUUID().toString());
    }

    private static void connect(LambdaFunction api, String event) {
        Outcome outcome = api.invoke(event).outcome();
        if (!(outcome instanceof Outcome.Answered(String json) && json.contains("\"statusCode\":20"))) {
            throw new IllegalStateException("an account cannot be connected: " + outcome);
        }
    }

    private void emptyQueue() {
        surroundings
                .aws()
                .sqs()
                .purgeQueue(purge -> purge.queueUrl(surroundings.aws().queueUrl("PostingQueue")));
    }

    private static String table(List<Acceptor> acceptors) {
        Table table = Table.of(
                "", "p50, ms: median", "from - to", "to bare", "p99, ms: median", "from - to", "allocated, KB a call");
        double bare = acceptors.getFirst().p50().median();
        acceptors.forEach(each -> table.row(
                each.name(),
                number(each.p50().median()),
                each.p50().spread(2),
                number(each.p50().median() / bare),
                number(each.p99().median()),
                each.p99().spread(2),
                String.format(Locale.ROOT, "%,.0f", each.allocated().median() / 1024)));
        return table.toString();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
