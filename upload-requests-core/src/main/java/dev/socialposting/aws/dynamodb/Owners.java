package dev.socialposting.aws.dynamodb;

import static dev.socialposting.aws.dynamodb.RequestRowSchema.ITEM;
import static dev.socialposting.aws.dynamodb.RequestRowSchema.REQUEST;
import static dev.socialposting.aws.dynamodb.RequestRowSchema.REQUEST_ID;
import static dev.socialposting.aws.dynamodb.RequestRowSchema.USER_ID;

import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.model.UserId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** Reads whose requests some are, of many at once. */
final class Owners {
    /** Source: DynamoDB API reference, BatchGetItem. */
    private static final int MOST_KEYS = 100;

    private final DynamoDbClient client;
    private final String tableName;

    Owners(DynamoDbClient client, String tableName) {
        this.client = client;
        this.tableName = tableName;
    }

    Map<RequestId, UserId> of(Collection<RequestId> ids) {
        Map<RequestId, UserId> owners = new HashMap<>();
        List<RequestId> all = ids.stream().distinct().toList();
        for (int start = 0; start < all.size(); start += MOST_KEYS) {
            read(all.subList(start, Math.min(start + MOST_KEYS, all.size())), owners);
        }
        return owners;
    }

    /** What DynamoDB leaves unprocessed is left out. */
    private void read(List<RequestId> ids, Map<RequestId, UserId> owners) {
        KeysAndAttributes wanted = KeysAndAttributes.builder()
                .keys(ids.stream().map(Owners::key).toList())
                .projectionExpression("#request, #user")
                .expressionAttributeNames(Map.of("#request", REQUEST_ID, "#user", USER_ID))
                .build();
        BatchGetItemResponse answer = Asking.dynamoDb(
                "read whose requests some are",
                () -> client.batchGetItem(request -> request.requestItems(Map.of(tableName, wanted))));
        for (Map<String, AttributeValue> item : answer.responses().getOrDefault(tableName, List.of())) {
            MapReader row = new MapReader(item);
            RequestId.parse(row.text(REQUEST_ID))
                    .ifPresent(id -> row.optionalText(USER_ID).ifPresent(user -> owners.put(id, new UserId(user))));
        }
    }

    private static Map<String, AttributeValue> key(RequestId id) {
        return Map.of(REQUEST_ID, AttributeValue.fromS(id.value()), ITEM, AttributeValue.fromS(REQUEST));
    }
}
