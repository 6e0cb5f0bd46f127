package dev.socialposting.local.aws;

import dev.socialposting.local.aws.template.TableDefinition;
import dev.socialposting.local.aws.template.TableDefinition.IndexDefinition;
import dev.socialposting.local.aws.template.TableDefinition.KeyDefinition;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.Projection;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveStatus;

/** Creates the template's tables where they are not there yet. */
final class Tables {

    private final DynamoDbClient dynamoDb;

    Tables(DynamoDbClient dynamoDb) {
        this.dynamoDb = dynamoDb;
    }

    /**
     * Leaves a table that is already there as it is.
     *
     * @throws IllegalStateException if a table of this name is laid out in another way
     */
    void ensure(TableDefinition table, String name) {
        Optional<TableDescription> existing = describe(name);
        if (existing.isPresent()) {
            requireSameLayout(table, existing.get());
        } else {
            dynamoDb.createTable(creation(table, name));
            dynamoDb.waiter().waitUntilTableExists(request -> request.tableName(name));
        }
        table.timeToLiveAttribute().ifPresent(attribute -> ensureTimeToLive(name, attribute));
    }

    void drop(String name) {
        dynamoDb.deleteTable(request -> request.tableName(name));
    }

    private Optional<TableDescription> describe(String name) {
        try {
            return Optional.of(
                    dynamoDb.describeTable(request -> request.tableName(name)).table());
        } catch (ResourceNotFoundException e) {
            return Optional.empty();
        }
    }

    private void ensureTimeToLive(String name, String attribute) {
        TimeToLiveStatus status = dynamoDb.describeTimeToLive(request -> request.tableName(name))
                .timeToLiveDescription()
                .timeToLiveStatus();
        if (status != TimeToLiveStatus.ENABLED && status != TimeToLiveStatus.ENABLING) {
            dynamoDb.updateTimeToLive(request -> request.tableName(name)
                    .timeToLiveSpecification(ttl -> ttl.attributeName(attribute).enabled(true)));
        }
    }

    private static CreateTableRequest creation(TableDefinition table, String name) {
        CreateTableRequest.Builder request = CreateTableRequest.builder()
                .tableName(name)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(table.attributeTypes().entrySet().stream()
                        .map(type -> AttributeDefinition.builder()
                                .attributeName(type.getKey())
                                .attributeType(type.getValue())
                                .build())
                        .toList())
                .keySchema(keySchema(table.key()));
        if (!table.indexes().isEmpty()) {
            request.globalSecondaryIndexes(
                    table.indexes().stream().map(Tables::index).toList());
        }
        return request.build();
    }

    private static GlobalSecondaryIndex index(IndexDefinition index) {
        Projection.Builder projection = Projection.builder().projectionType(index.projection());
        if (!index.nonKeyAttributes().isEmpty()) {
            projection.nonKeyAttributes(index.nonKeyAttributes());
        }
        return GlobalSecondaryIndex.builder()
                .indexName(index.name())
                .keySchema(keySchema(index.key()))
                .projection(projection.build())
                .build();
    }

    private static List<KeySchemaElement> keySchema(KeyDefinition key) {
        return Stream.concat(
                        Stream.of(element(key.partition(), KeyType.HASH)),
                        key.sort().stream().map(attribute -> element(attribute, KeyType.RANGE)))
                .toList();
    }

    private static KeySchemaElement element(String attribute, KeyType type) {
        return KeySchemaElement.builder().attributeName(attribute).keyType(type).build();
    }

    private static void requireSameLayout(TableDefinition table, TableDescription existing) {
        Set<List<KeySchemaElement>> wanted = Stream.concat(
                        Stream.of(table.key()), table.indexes().stream().map(IndexDefinition::key))
                .map(Tables::keySchema)
                .collect(Collectors.toSet());
        Set<List<KeySchemaElement>> found = Stream.concat(
                        Stream.of(existing.keySchema()),
                        existing.globalSecondaryIndexes().stream().map(index -> index.keySchema()))
                .collect(Collectors.toSet());
        if (!wanted.equals(found)) {
            throw new IllegalStateException(
                    "table %s is there with other keys or indexes than the template's %s; start with empty data"
                            .formatted(existing.tableName(), table.logicalId()));
        }
    }
}
