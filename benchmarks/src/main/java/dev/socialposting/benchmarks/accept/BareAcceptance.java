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
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/**
 * The yardstick: a read of the caller's accounts, a row that the list and the dispatcher can find, and a message for each destination,
 * with the clients that are deployed. It checks nothing, logs nothing and remembers nothing.
 */
final class BareAcceptance implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private final DynamoDbClient dynamoDb;
    private final SqsClient sqs;
    private final Map<String, String> environment;
    private final List<String> destinations;

    BareAcceptance(AwsClients clients, Map<String, String> environment, List<String> destinations) {
        this.dynamoDb = clients.dynamoDb();
        this.sqs = clients.sqs();
        this.environment = environment;
        this.destinations = destinations;
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
        dynamoDb.putItem(put -> put.tableName(variable("UPLOAD_REQUESTS_TABLE")).item(row(id, user, event.getBody())));
        sqs.sendMessageBatch(
                batch -> batch.queueUrl(variable("POSTING_QUEUE_URL")).entries(messages(id)));
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(202)
                .withHeaders(Map.of("Content-Type", "application/json"))
                .withBody("{\"request_id\":\"" + id + "\",\"accounts\":" + accounts + "}")
                .build();
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
