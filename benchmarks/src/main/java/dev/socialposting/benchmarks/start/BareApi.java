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
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/**
 * The yardstick for the API: the calls to AWS that ours makes, one by one, and nothing else: no checks, no JSON,
 * no log. With the header {@value #FEWEST}, a post is only written and announced, which no implementation can do without.
 */
public final class BareApi implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    static final String FEWEST = "x-fewest-calls";

    private final DynamoDbClient dynamoDb;
    private final SqsClient sqs;
    private final String table = Objects.requireNonNull(System.getenv("UPLOAD_REQUESTS_TABLE"));
    private final String accounts = Objects.requireNonNull(System.getenv("SOCIAL_ACCOUNTS_TABLE"));
    private final String queue = Objects.requireNonNull(System.getenv("POSTING_QUEUE_URL"));

    /** As the runtime makes it: over the HTTP client that ours uses. */
    public BareApi() {
        this(UrlConnectionHttpClient.create());
    }

    BareApi(SdkHttpClient http) {
        this.dynamoDb = DynamoDbClient.builder().httpClient(http).build();
        this.sqs = SqsClient.builder().httpClient(http).build();
    }

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
        boolean fewest = event.getHeaders().containsKey(FEWEST);
        if (!fewest) {
            findAccounts();
        }
        dynamoDb.putItem(put -> put.tableName(table).item(item(id, "request", event.getBody())));
        if (!fewest) {
            noteRecent(id);
        }
        sqs.sendMessageBatch(batch -> batch.queueUrl(queue).entries(message("0", id), message("1", id)));
        return "{\"request_id\":\"" + id + "\"}";
    }

    private void findAccounts() {
        dynamoDb.query(query -> query.tableName(accounts)
                .keyConditionExpression("user_id = :user")
                .expressionAttributeValues(Map.of(":user", text("local-user"))));
    }

    private void noteRecent(String id) {
        dynamoDb.updateItem(update -> update.tableName(table)
                .key(key("recent#" + id, "recent"))
                .updateExpression("SET #new = :new")
                .expressionAttributeNames(Map.of("#new", "new"))
                .expressionAttributeValues(Map.of(":new", text(id)))
                .returnValues(ReturnValue.UPDATED_OLD));
    }

    private String readLog(APIGatewayV2HTTPEvent event) {
        String id = Objects.requireNonNull(event.getPathParameters().get("request_id"));
        boolean isThere = dynamoDb.getItem(get -> get.tableName(table).key(key(id, "request")))
                .hasItem();
        int lines = dynamoDb.query(query -> query.tableName(table)
                        .keyConditionExpression("request_id = :id AND begins_with(#item, :log)")
                        .expressionAttributeNames(Map.of("#item", "item"))
                        .expressionAttributeValues(Map.of(":id", text(id), ":log", text("log#"))))
                .count();
        return "{\"found\":" + isThere + ",\"entries\":" + lines + "}";
    }

    private static SendMessageBatchRequestEntry message(String number, String id) {
        return SendMessageBatchRequestEntry.builder()
                .id(number)
                .messageBody("{\"request_id\":\"" + id + "\"}")
                .build();
    }

    private static Map<String, AttributeValue> item(String id, String item, String content) {
        return Map.of("request_id", text(id), "item", text(item), "content", text(content));
    }

    private static Map<String, AttributeValue> key(String id, String item) {
        return Map.of("request_id", text(id), "item", text(item));
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }
}
