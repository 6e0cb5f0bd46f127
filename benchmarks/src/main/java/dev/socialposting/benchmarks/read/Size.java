package dev.socialposting.benchmarks.read;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.socialposting.api.ApiFunction;
import dev.socialposting.benchmarks.runtime.LocalFunctions;
import dev.socialposting.benchmarks.runtime.SampleEvents;
import dev.socialposting.benchmarks.virtual.Events;
import dev.socialposting.local.aws.AwsServers;
import dev.socialposting.local.aws.LocalAws;
import dev.socialposting.local.aws.template.Template;
import dev.socialposting.local.lambda.Invocation.Outcome;
import dev.socialposting.local.lambda.LambdaFunction;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.LogPosition;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Tables of their own with so many requests of one user, one of which has so many lines in its log; and the API over them. */
final class Size implements AutoCloseable {
    private static final String FUNCTION = "ApiFunction";
    private static final String TABLE = "UploadRequestsTable";
    /** Nobody calls them: the API accepts, and no worker is there. */
    private static final URI NO_PLATFORMS = URI.create("http://127.0.0.1:1");

    private static final Destination DESTINATION = Stream.of("facebook:100000000000001")
            .map(Destination::parse)
            .flatMap(Optional::stream)
            .findFirst()
            .orElseThrow();

    private final int requests;
    private final int lines;
    private final LocalAws aws;
    private final LambdaFunction api;
    private final String requestId;
    private final String endOfLog;

    Size(AwsServers servers, int requests, int lines) {
        this.requests = requests;
        this.lines = lines;
        this.aws = LocalAws.create(Template.find(), servers, "-" + requests);
        LocalFunctions functions = new LocalFunctions(aws, NO_PLATFORMS);
        this.api = LambdaFunction.of(
                functions.definition(FUNCTION),
                functions.quietly(FUNCTION, ApiFunction::fromEnvironment),
                APIGatewayV2HTTPEvent.class,
                APIGatewayV2HTTPResponse.class,
                Clock.systemUTC());
        answer(Events.connect(DESTINATION));
        this.requestId = Events.body(answer(Events.post(
                        "https://videos.example.com/vertical.mp4", "The one that is read", List.of(DESTINATION))))
                .path("request_id")
                .asText();
        // A line of the log is stored then: the first one is told from the row.
        answer(SampleEvents.cancel(requestId));
        fill();
        this.endOfLog = endOfLog();
    }

    int requests() {
        return requests;
    }

    int lines() {
        return lines;
    }

    /** The calls that are measured, by name. */
    Map<String, String> calls() {
        String request = "/api/social/uploads/" + requestId;
        return Map.of(
                "list of 20", Events.get("/api/social/uploads", "limit=20"),
                "detail", Events.get(request, ""),
                "log, nothing new", Events.get(request + "/logs", "after=" + endOfLog));
    }

    /** Makes a call; answers how long it took, in milliseconds. */
    double time(String event) {
        long start = System.nanoTime();
        answer(event);
        return (System.nanoTime() - start) / 1e6;
    }

    /** Copies of the request, which are all older than it, and of the first line of its log, which all come after it. */
    private void fill() {
        Filling filling = new Filling(aws.dynamoDb(), aws.tableName(TABLE));
        filling.copy(filling.itemOf(requestId, "request"), requests - 1, _ -> {
            String id = UUID.randomUUID().toString();
            return Map.of(
                    "request_id", AttributeValue.fromS(id),
                    "created_order", AttributeValue.fromS("2026-01-01T00:00:00.000Z#" + id));
        });
        Map<String, AttributeValue> line = filling.itemOf(requestId, "log#");
        String key = line.getOrDefault("item", AttributeValue.fromS("")).s();
        String position =
                line.getOrDefault("position", AttributeValue.fromS("")).s();
        filling.copy(line, lines - 1, n -> {
            String next = new LogPosition(2L + n, 0).toString();
            return Map.of(
                    "item", AttributeValue.fromS(key.replace(position, next)), "position", AttributeValue.fromS(next));
        });
    }

    private String endOfLog() {
        String next = "";
        boolean isMore = true;
        while (isMore) {
            var page = Events.body(answer(Events.get(
                    "/api/social/uploads/" + requestId + "/logs",
                    "limit=1000" + (next.isEmpty() ? "" : "&after=" + next))));
            isMore = !page.path("entries").isEmpty();
            next = page.path("next_after").asText();
        }
        return next;
    }

    private String answer(String event) {
        Outcome outcome = api.invoke(event).outcome();
        if (outcome instanceof Outcome.Answered(String json) && json.contains("\"statusCode\":20")) {
            return json;
        }
        throw new IllegalStateException(event + " was answered with " + outcome);
    }

    @Override
    public void close() {
        api.close();
        aws.close();
    }
}
