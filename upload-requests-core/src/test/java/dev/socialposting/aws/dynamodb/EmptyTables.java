package dev.socialposting.aws.dynamodb;

import dev.socialposting.local.aws.LocalAws;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;

/** Empties the template's tables, for a test that begins with none of the others' rows. */
final class EmptyTables {
    static final String UPLOAD_REQUESTS = "UploadRequestsTable";
    static final String SOCIAL_ACCOUNTS = "SocialAccountsTable";

    private EmptyTables() {}

    /** The name of the table, empty now. */
    static String empty(LocalAws aws, String logicalId) {
        String table = aws.tableName(logicalId);
        DynamoDbClient client = aws.dynamoDb();
        List<String> keys = client.describeTable(request -> request.tableName(table)).table().keySchema().stream()
                .map(KeySchemaElement::attributeName)
                .toList();
        client.scanPaginator(request -> request.tableName(table)).items().forEach(item -> {
            Map<String, AttributeValue> key = new HashMap<>(item);
            key.keySet().retainAll(keys);
            client.deleteItem(request -> request.tableName(table).key(key));
        });
        return table;
    }
}
