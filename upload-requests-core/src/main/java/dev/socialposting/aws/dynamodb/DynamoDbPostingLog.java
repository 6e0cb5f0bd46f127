package dev.socialposting.aws.dynamodb;

import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.LogEntry;
import dev.socialposting.uploads.model.LogPosition;
import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.store.PostingLog;
import dev.socialposting.uploads.store.StoreUnavailableException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryEnhancedRequest;
import software.amazon.awssdk.enhanced.dynamodb.model.WriteBatch;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Keeps the logs of postings in the table {@code UploadRequestsTable}, each entry an item beside its request's row. */
public final class DynamoDbPostingLog implements PostingLog {
    /** Source: DynamoDB API reference, BatchWriteItem. */
    private static final int BATCH_SIZE = 25;

    private static final int MOST_TRIES = 8;

    private final DynamoDbEnhancedClient client;
    private final DynamoDbTable<LogItem> table;
    private final RetryPause retryPause;

    public DynamoDbPostingLog(DynamoDbClient client, String tableName, RandomGenerator random) {
        this.client = ItemSchema.client(client);
        this.table = this.client.table(tableName, new LogItemSchema());
        this.retryPause = new RetryPause(random);
    }

    @Override
    public void append(RequestId id, List<LogEntry> entries, Instant expiresAt) {
        List<LogItem> items = onePerKey(id, entries, expiresAt);
        if (items.size() == 1) {
            Asking.dynamoDb("write a log entry", () -> {
                table.putItem(items.getFirst());
                return items;
            });
            return;
        }
        for (int start = 0; start < items.size(); start += BATCH_SIZE) {
            write(items.subList(start, Math.min(start + BATCH_SIZE, items.size())));
        }
    }

    @Override
    public List<LogEntry> read(RequestId id, Destination destination, Optional<LogPosition> after, int limit) {
        if (limit < 1 || limit > MAX_ENTRIES) {
            throw new IllegalArgumentException("a reading has 1 to " + MAX_ENTRIES + " entries");
        }
        if (after.equals(Optional.of(LogPosition.LAST))) {
            return List.of();
        }
        LogPosition from = after.map(LogPosition::next).orElse(LogPosition.FIRST);
        QueryEnhancedRequest request = QueryEnhancedRequest.builder()
                .queryConditional(QueryConditional.sortBetween(
                        key(id, destination, from), key(id, destination, LogPosition.LAST)))
                .consistentRead(true)
                .limit(limit)
                .build();
        return Asking.dynamoDb(
                "read a log",
                () -> table.query(request).items().stream()
                        .limit(limit)
                        .map(LogItem::entry)
                        .toList());
    }

    /** One batch may not write an item twice. */
    private static List<LogItem> onePerKey(RequestId id, List<LogEntry> entries, Instant expiresAt) {
        SequencedMap<String, LogItem> items = new LinkedHashMap<>();
        for (LogEntry entry : entries) {
            LogItem item = new LogItem(id, entry, expiresAt);
            items.put(item.key(), item);
        }
        return new ArrayList<>(items.sequencedValues());
    }

    /** Writes a batch, and again what DynamoDB has left of it. */
    private void write(List<LogItem> batch) {
        List<LogItem> left = batch;
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            left = writeOnce(left);
            if (left.isEmpty()) {
                return;
            }
            retryPause.pause(tries);
        }
        throw new StoreUnavailableException(
                "DynamoDB left log entries unwritten", new IllegalStateException(left.size() + " entries left"));
    }

    private List<LogItem> writeOnce(List<LogItem> items) {
        WriteBatch.Builder<LogItem> batch = WriteBatch.builder(LogItem.class).mappedTableResource(table);
        items.forEach(batch::addPutItem);
        return Asking.dynamoDb(
                "write log entries",
                () -> client.batchWriteItem(request -> request.addWriteBatch(batch.build()))
                        .unprocessedPutItemsForTable(table));
    }

    private static Key key(RequestId id, Destination destination, LogPosition position) {
        return Key.builder()
                .partitionValue(id.value())
                .sortValue(LogItem.key(destination, position))
                .build();
    }
}
