package dev.socialposting.benchmarks.start;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The yardstick for the worker: reads a row for each message of a batch, and nothing else. */
public final class BareWorker implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private final DynamoDbClient dynamoDb = DynamoDbClient.builder()
            .httpClient(UrlConnectionHttpClient.create())
            .build();
    private final String table = Objects.requireNonNull(System.getenv("UPLOAD_REQUESTS_TABLE"));

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        event.getRecords()
                .forEach(message -> dynamoDb.getItem(get -> get.tableName(table)
                        .key(Map.of(
                                "request_id", AttributeValue.fromS(message.getMessageId()),
                                "item", AttributeValue.fromS("request")))));
        return new SQSBatchResponse(List.of());
    }
}
