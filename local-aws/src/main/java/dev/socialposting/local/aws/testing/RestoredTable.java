package dev.socialposting.local.aws.testing;

import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** Makes a table as it is now again under another name, as restoring a table to a point in time does. */
public final class RestoredTable {
    private RestoredTable() {}

    /** Copies keys, indexes and items; {@code name} must not be taken. */
    public static void copy(DynamoDbClient client, String table, String name) {
        TableDescription original =
                client.describeTable(request -> request.tableName(table)).table();
        List<GlobalSecondaryIndex> indexes = original.globalSecondaryIndexes().stream()
                .map(index -> GlobalSecondaryIndex.builder()
                        .indexName(index.indexName())
                        .keySchema(index.keySchema())
                        .projection(index.projection())
                        .build())
                .toList();
        client.createTable(request -> request.tableName(name)
                .keySchema(original.keySchema())
                .attributeDefinitions(original.attributeDefinitions())
                .globalSecondaryIndexes(indexes)
                .billingMode(BillingMode.PAY_PER_REQUEST));
        client.waiter().waitUntilTableExists(request -> request.tableName(name));
        client.scanPaginator(request -> request.tableName(table).consistentRead(true))
                .items()
                .forEach(item ->
                        client.putItem(request -> request.tableName(name).item(item)));
    }
}
