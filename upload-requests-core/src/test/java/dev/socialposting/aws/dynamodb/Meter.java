package dev.socialposting.aws.dynamodb;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** Has DynamoDB say what each call costs, and remembers it. */
final class Meter implements ExecutionInterceptor {
    private final List<Double> puts = new CopyOnWriteArrayList<>();
    private final List<Double> updates = new CopyOnWriteArrayList<>();
    private final List<QueryResponse> queries = new CopyOnWriteArrayList<>();

    /** The write units of each put so far. */
    List<Double> puts() {
        return List.copyOf(puts);
    }

    /** The write units of each update so far. */
    List<Double> updates() {
        return List.copyOf(updates);
    }

    /** How many items all queries so far have looked at. */
    int itemsRead() {
        return queries.stream().mapToInt(QueryResponse::scannedCount).sum();
    }

    /** The read units of all queries so far. */
    double readUnits() {
        return queries.stream()
                .mapToDouble(query -> query.consumedCapacity().capacityUnits())
                .sum();
    }

    void reset() {
        puts.clear();
        updates.clear();
        queries.clear();
    }

    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
        return switch (context.request()) {
            case PutItemRequest put ->
                put.toBuilder()
                        .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                        .build();
            case UpdateItemRequest update ->
                update.toBuilder()
                        .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                        .build();
            case QueryRequest query ->
                query.toBuilder()
                        .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                        .build();
            default -> context.request();
        };
    }

    @Override
    public void afterExecution(Context.AfterExecution context, ExecutionAttributes attributes) {
        switch (context.response()) {
            case PutItemResponse put -> puts.add(put.consumedCapacity().capacityUnits());
            case UpdateItemResponse update ->
                updates.add(update.consumedCapacity().capacityUnits());
            case QueryResponse query -> queries.add(query);
            default -> {}
        }
    }
}
