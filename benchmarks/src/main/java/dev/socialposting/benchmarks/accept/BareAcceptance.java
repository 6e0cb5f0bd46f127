package dev.socialposting.benchmarks.accept;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.socialposting.aws.AwsClients;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/**
 * The yardsticks, with the clients that are deployed. The {@link #fewest} calls: a read of the caller's accounts, a row that the list and
 * the dispatcher can find, and a message for each destination, one after the other. And the {@link #same} as ours: the memory of recent
 * posts besides, and all but the accounts at once. Neither checks anything.
 */
final class BareAcceptance implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private final DynamoDbClient dynamoDb;
    private final SqsClient sqs;
    private final Map<String, String> environment;
    private final List<String> destinations;
    private final boolean atOnce;

    private BareAcceptance(
            AwsClients clients, Map<String, String> environment, List<String> destinations, boolean atOnce) {
        this.dynamoDb = clients.dynamoDb();
        this.sqs = clients.sqs();
        this.environment = environment;
        this.destinations = destinations;
        this.atOnce = atOnce;
    }

    static BareAcceptance fewest(AwsClients clients, Map<String, String> environment, List<String> destinations) {
        return new BareAcceptance(clients, environment, destinations, false);
    }

    static BareAcceptance same(AwsClients clients, Map<String, String> environment, List<String> destinations) {
        return new BareAcceptance(clients, environment, destinations, true);
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        String user = Objects.requireNonNull(
                event.getRequestContext().getAuthorizer().getJwt().getClaims().get("sub"));
        int accounts = dynamoDb.query(query -> query.tableName(variable("SOCIAL_ACCOUNTS_TABLE"))
                        .keyConditionExpression("user_id = :user")
                        .expressionAttributeValues(Map.of(":user", text(user)))
                        .consistentRead(true))
                .count();
        String id = UUID.randomUUID().toString();
        if (atOnce) {
            try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
                threads.execute(() -> nudge(id));
                threads.execute(() -> remember(id));
                store(row(id, user, event.getBody()));
            }
        } else {
            store(row(id, user, event.getBody()));
            nudge(id);
        }
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(202)
                .withHeaders(Map.of("Content-Type", "application/json"))
                .withBody("{\"request_id\":\"" + id + "\",\"accounts\":" + accounts + "}")
                .build();
    }

    private void store(Map<String, AttributeValue> row) {
        dynamoDb.putItem(put -> put.tableName(variable("UPLOAD_REQUESTS_TABLE")).item(row));
    }

    private void nudge(String id) {
        sqs.sendMessageBatch(
                batch -> batch.queueUrl(variable("POSTING_QUEUE_URL")).entries(messages(id)));
    }

    private void remember(String id) {
        dynamoDb.updateItem(update -> update.tableName(variable("UPLOAD_REQUESTS_TABLE"))
                .key(item("recent#" + id, "recent"))
                .updateExpression("SET latest = :id")
                .expressionAttributeValues(Map.of(":id", text(id)))
                .returnValues(ReturnValue.UPDATED_OLD));
    }

    private static Map<String, AttributeValue> item(String id, String item) {
        return Map.of("request_id", text(id), "item", text(item));
    }

    private static Map<String, AttributeValue> row(String id, String user, String body) {
        return Map.of(
                "request_id", text(id),
                "item", text("request"),
                "user_id", text(user),
                "created_order", text("2026-01-01T00:00:00.000Z#" + id),
                "wake_shard", text("0"),
                "wake_at", AttributeValue.fromN("1767225600000"),
                "body", text(body));
    }

    private List<SendMessageBatchRequestEntry> messages(String id) {
        return IntStream.range(0, destinations.size())
                .mapToObj(n -> SendMessageBatchRequestEntry.builder()
                        .id(Integer.toString(n))
                        .messageBody("{\"request_id\":\"" + id + "\",\"destination\":\"" + destinations.get(n) + "\"}")
                        .build())
                .toList();
    }

    private String variable(String name) {
        return Objects.requireNonNull(environment.get(name), name);
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }
}
