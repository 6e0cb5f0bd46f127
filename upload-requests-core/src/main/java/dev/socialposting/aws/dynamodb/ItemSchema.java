package dev.socialposting.aws.dynamodb;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.AttributeValueType;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.EnhancedType;
import software.amazon.awssdk.enhanced.dynamodb.TableMetadata;
import software.amazon.awssdk.enhanced.dynamodb.TableSchema;
import software.amazon.awssdk.enhanced.dynamodb.mapper.StaticTableMetadata;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * How one kind of item is written and read, attribute by attribute.
 *
 * <p>The library's own schemas prepare a converter for every type there is, and a function for every attribute, at each cold start.
 */
abstract class ItemSchema<T> implements TableSchema<T> {
    private final EnhancedType<T> type;
    private final TableMetadata keys;

    ItemSchema(Class<T> type, TableMetadata keys) {
        this.type = EnhancedType.of(type);
        this.keys = keys;
    }

    abstract MapWriter write(T item);

    /** @throws IllegalStateException if an attribute is missing or is not what {@link #write} has written */
    abstract T read(MapReader attributes);

    /** A client of tables that changes nothing of what is written: the library's usual extensions have nothing to do here. */
    static DynamoDbEnhancedClient client(DynamoDbClient client) {
        return DynamoDbEnhancedClient.builder()
                .dynamoDbClient(client)
                .extensions(List.of())
                .build();
    }

    /** The names of a table's key, both texts. */
    static StaticTableMetadata.Builder key(String partition, String sort) {
        return index(StaticTableMetadata.builder(), TableMetadata.primaryIndexName(), partition, sort);
    }

    /** Adds the names of an index's key, both texts. */
    static StaticTableMetadata.Builder index(
            StaticTableMetadata.Builder keys, String index, String partition, String sort) {
        return keys.addIndexPartitionKey(index, partition, AttributeValueType.S)
                .addIndexSortKey(index, sort, AttributeValueType.S)
                .markAttributeAsKey(partition, AttributeValueType.S)
                .markAttributeAsKey(sort, AttributeValueType.S);
    }

    @Override
    public T mapToItem(Map<String, AttributeValue> attributes) {
        return read(new MapReader(attributes));
    }

    @Override
    public Map<String, AttributeValue> itemToMap(T item, boolean ignoreNulls) {
        return write(item).fields();
    }

    @Override
    public Map<String, AttributeValue> itemToMap(T item, Collection<String> attributes) {
        return write(item).fields().entrySet().stream()
                .filter(attribute -> attributes.contains(attribute.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public @Nullable AttributeValue attributeValue(T item, String name) {
        return write(item).fields().get(name);
    }

    @Override
    public TableMetadata tableMetadata() {
        return keys;
    }

    @Override
    public EnhancedType<T> itemType() {
        return type;
    }

    /** Only partial updates by the library need it, and there are none. */
    @Override
    public List<String> attributeNames() {
        throw new UnsupportedOperationException("which attributes an item has depends on the item");
    }

    @Override
    public boolean isAbstract() {
        return false;
    }
}
