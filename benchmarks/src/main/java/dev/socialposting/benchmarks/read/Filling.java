package dev.socialposting.benchmarks.read;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Fills a table quickly with copies of an item that the product wrote itself. */
final class Filling {
    private static final int BATCH_SIZE = 25;
    private static final int THREADS = 4;

    private final DynamoDbClient client;
    private final String table;

    Filling(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    /** The only item whose sort key begins so under a partition key. */
    Map<String, AttributeValue> itemOf(String requestId, String beginning) {
        return client.query(query -> query.tableName(table)
                        .keyConditionExpression("request_id = :id AND begins_with(#item, :beginning)")
                        .expressionAttributeNames(Map.of("#item", "item"))
                        .expressionAttributeValues(Map.of(
                                ":id", AttributeValue.fromS(requestId), ":beginning", AttributeValue.fromS(beginning))))
                .items()
                .getFirst();
    }

    /**
     * Writes copies.
     *
     * @param changes of copy n, from 0: attributes that differ from the item's
     */
    void copy(Map<String, AttributeValue> item, int copies, IntFunction<Map<String, AttributeValue>> changes) {
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<?>> batches = IntStream.iterate(0, first -> first < copies, first -> first + BATCH_SIZE)
                    .<Future<?>>mapToObj(first ->
                            threads.submit(() -> write(item, first, Math.min(copies, first + BATCH_SIZE), changes)))
                    .toList();
            for (Future<?> batch : batches) {
                batch.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a table was filled", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a table could not be filled", e);
        }
    }

    private void write(
            Map<String, AttributeValue> item, int from, int to, IntFunction<Map<String, AttributeValue>> changes) {
        List<WriteRequest> writes = IntStream.range(from, to)
                .mapToObj(n -> {
                    Map<String, AttributeValue> copy = new HashMap<>(item);
                    copy.putAll(changes.apply(n));
                    return WriteRequest.builder()
                            .putRequest(put -> put.item(copy))
                            .build();
                })
                .toList();
        boolean isLeft = !client.batchWriteItem(request -> request.requestItems(Map.of(table, writes)))
                .unprocessedItems()
                .isEmpty();
        if (isLeft) {
            throw new IllegalStateException("DynamoDB Local left items unwritten");
        }
    }
}
