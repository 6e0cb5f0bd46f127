package dev.socialposting.benchmarks.start;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/**
 * The yardstick for the API: no checks, no JSON, no log, only the two calls that such an answer cannot do without. A post is written
 * and announced; a question for a log reads the post and its lines.
 */
public final class BareApi implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private final SdkHttpClient http = UrlConnectionHttpClient.create();
    private final DynamoDbClient dynamoDb =
            DynamoDbClient.builder().httpClient(http).build();
    private final SqsClient sqs = SqsClient.builder().httpClient(http).build();
    private final String table = Objects.requireNonNull(System.getenv("UPLOAD_REQUESTS_TABLE"));
    private final String queue = Objects.requireNonNull(System.getenv("POSTING_QUEUE_URL"));

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        boolean isPost = event.getRequestContext().getHttp().getMethod().equals("POST");
        String body = isPost ? post(event, context) : readLog(event);
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(isPost ? 202 : 200)
                .withHeaders(Map.of("Content-Type", "application/json"))
                .withBody(body)
                .build();
    }

    private String post(APIGatewayV2HTTPEvent event, Context context) {
        String id = context.getAwsRequestId();
        dynamoDb.putItem(put -> put.tableName(table)
                .item(Map.of("request_id", text(id), "item", text("request"), "body", text(event.getBody()))));
        sqs.sendMessageBatch(batch -> batch.queueUrl(queue)
                .entries(SendMessageBatchRequestEntry.builder()
                        .id("0")
                        .messageBody("{\"request_id\":\"" + id + "\"}")
                        .build()));
        return "{\"request_id\":\"" + id + "\"}";
    }

    private String readLog(APIGatewayV2HTTPEvent event) {
        String id = Objects.requireNonNull(event.getPathParameters().get("request_id"));
        boolean isThere = dynamoDb.getItem(
                        get -> get.tableName(table).key(Map.of("request_id", text(id), "item", text("request"))))
                .hasItem();
        int lines = dynamoDb.query(query -> query.tableName(table)
                        .keyConditionExpression("request_id = :id AND begins_with(#item, :log)")
                        .expressionAttributeNames(Map.of("#item", "item"))
                        .expressionAttributeValues(Map.of(":id", text(id), ":log", text("log#"))))
                .count();
        return "{\"found\":" + isThere + ",\"entries\":" + lines + "}";
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }
}
