package dev.socialposting.aws.dynamodb;

import static dev.socialposting.aws.dynamodb.RequestRowSchema.ITEM;
import static dev.socialposting.aws.dynamodb.RequestRowSchema.REQUEST;
import static dev.socialposting.aws.dynamodb.RequestRowSchema.REQUEST_ID;
import static dev.socialposting.aws.dynamodb.RequestRowSchema.TTL;
import static dev.socialposting.aws.dynamodb.RequestRowSchema.VERSION;

import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.model.UserId;
import dev.socialposting.uploads.store.Erasure;
import dev.socialposting.uploads.store.StoreUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Deletes from the table {@code UploadRequestsTable}. That a request is being erased is an item of its own: {@code request_id =
 * "erasing#<user>"}, {@code item} is the id of the request. It has none of the attributes that the indexes are made of, and ends with the
 * request's log, which it is there to find.
 */
public final class DynamoDbErasure implements Erasure {
    /** Source: DynamoDB API reference, BatchWriteItem. */
    private static final int BATCH_SIZE = 25;

    private static final int MOST_TRIES = 20;

    private final DynamoDbClient client;
    private final String tableName;
    private final RetryPause retryPause;

    public DynamoDbErasure(DynamoDbClient client, String tableName, RandomGenerator random) {
        this.client = client;
        this.tableName = tableName;
        this.retryPause = new RetryPause(random);
    }

    @Override
    public boolean erase(UploadRequest seen) {
        Map<String, AttributeValue> note = note(seen.userId(), seen.id());
        Asking.dynamoDb(
                "note that a request is being erased",
                () -> client.putItem(put -> put.tableName(tableName)
                        .item(withTtl(note, seen.expiresAt().getEpochSecond()))));
        DeleteItemRequest row = DeleteItemRequest.builder()
                .tableName(tableName)
                .key(rowOf(seen.id()))
                .conditionExpression("attribute_not_exists(#id) OR #version = :version")
                .expressionAttributeNames(Map.of("#id", REQUEST_ID, "#version", VERSION))
                .expressionAttributeValues(Map.of(":version", AttributeValue.fromN(Long.toString(seen.version()))))
                .build();
        if (!Asking.dynamoDb("delete a request", () -> isDeleted(row))) {
            delete(note);
            return false;
        }
        delete(RecentPostsItem.key(seen));
        return true;
    }

    @Override
    public List<RequestId> begun(UserId user) {
        return items(erasing(user)).stream()
                .flatMap(item -> RequestId.parse(new MapReader(item).text(ITEM)).stream())
                .toList();
    }

    @Override
    public int sweep(RequestId id) {
        boolean rowIsThere = Asking.dynamoDb(
                        "look whether a request is gone",
                        () -> client.getItem(
                                get -> get.tableName(tableName).key(rowOf(id)).consistentRead(true)))
                .hasItem();
        return rowIsThere ? 0 : deleteAll(AttributeValue.fromS(id.value()));
    }

    @Override
    public void finish(UserId user, RequestId id) {
        delete(note(user, id));
    }

    @Override
    public int eraseCallCounts(UserId user) {
        return deleteAll(DynamoDbCallCounts.countsOf(user));
    }

    private boolean isDeleted(DeleteItemRequest row) {
        try {
            client.deleteItem(row);
            return true;
        } catch (ConditionalCheckFailedException changed) {
            return false;
        }
    }

    private void delete(Map<String, AttributeValue> key) {
        Asking.dynamoDb(
                "delete an item",
                () -> client.deleteItem(delete -> delete.tableName(tableName).key(key)));
    }

    private int deleteAll(AttributeValue partition) {
        List<WriteRequest> deletes = items(partition).stream()
                .map(key -> WriteRequest.builder()
                        .deleteRequest(delete -> delete.key(key))
                        .build())
                .toList();
        for (int start = 0; start < deletes.size(); start += BATCH_SIZE) {
            write(deletes.subList(start, Math.min(start + BATCH_SIZE, deletes.size())));
        }
        return deletes.size();
    }

    /** Writes a batch, and again what DynamoDB has left of it. */
    private void write(List<WriteRequest> batch) {
        Map<String, List<WriteRequest>> left = Map.of(tableName, batch);
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            BatchWriteItemRequest request =
                    BatchWriteItemRequest.builder().requestItems(left).build();
            left = Asking.dynamoDb(
                    "delete items", () -> client.batchWriteItem(request).unprocessedItems());
            if (left.isEmpty()) {
                return;
            }
            retryPause.pause(tries);
        }
        throw new StoreUnavailableException(
                "DynamoDB left items undeleted", new IllegalStateException("at every one of " + MOST_TRIES + " tries"));
    }

    /** The keys of all items of a partition, as they were last written. */
    private List<Map<String, AttributeValue>> items(AttributeValue partition) {
        return Asking.dynamoDb(
                "look what is there",
                () -> new ArrayList<>(client
                        .queryPaginator(query -> query.tableName(tableName)
                                .keyConditionExpression("#id = :id")
                                .projectionExpression("#id, #item")
                                .expressionAttributeNames(Map.of("#id", REQUEST_ID, "#item", ITEM))
                                .expressionAttributeValues(Map.of(":id", partition))
                                .consistentRead(true))
                        .items()
                        .stream()
                        .toList()));
    }

    private static AttributeValue erasing(UserId user) {
        return AttributeValue.fromS("erasing#" + user);
    }

    private static Map<String, AttributeValue> note(UserId user, RequestId id) {
        return Map.of(REQUEST_ID, erasing(user), ITEM, AttributeValue.fromS(id.value()));
    }

    private static Map<String, AttributeValue> rowOf(RequestId id) {
        return Map.of(REQUEST_ID, AttributeValue.fromS(id.value()), ITEM, AttributeValue.fromS(REQUEST));
    }

    private static Map<String, AttributeValue> withTtl(Map<String, AttributeValue> key, long epochSecond) {
        return Map.of(
                REQUEST_ID, new MapReader(key).require(REQUEST_ID),
                ITEM, new MapReader(key).require(ITEM),
                TTL, AttributeValue.fromN(Long.toString(epochSecond)));
    }
}
