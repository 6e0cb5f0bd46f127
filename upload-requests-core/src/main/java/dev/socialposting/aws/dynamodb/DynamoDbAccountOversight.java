package dev.socialposting.aws.dynamodb;

import dev.socialposting.accounts.AccountOversight;
import dev.socialposting.accounts.AccountStatus;
import dev.socialposting.accounts.EncryptedToken;
import dev.socialposting.accounts.SocialAccount;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Looks through the table {@code SocialAccountsTable}, and empties tokens: an empty one can be decrypted for nobody. */
public final class DynamoDbAccountOversight implements AccountOversight {
    private static final EncryptedToken NONE = new EncryptedToken("");

    private final DynamoDbClient client;
    private final DynamoDbTable<SocialAccount> table;

    public DynamoDbAccountOversight(DynamoDbClient client, String tableName) {
        this.client = client;
        this.table = ItemSchema.client(client).table(tableName, new AccountSchema());
    }

    /** The filter keeps back most of what does not match; an id may end with another one. */
    @Override
    public List<SocialAccount> connectionsOf(String accountId) {
        Expression named = Expression.builder()
                .expression("contains(#destination, :id)")
                .putExpressionName("#destination", AccountSchema.DESTINATION)
                .putExpressionValue(":id", AttributeValue.fromS(":" + accountId))
                .build();
        return Asking.dynamoDb(
                "look through the accounts",
                () -> table.scan(scan -> scan.filterExpression(named).consistentRead(true)).items().stream()
                        .filter(account ->
                                account.key().destination().accountId().equals(accountId))
                        .toList());
    }

    @Override
    public Optional<SocialAccount> takeToken(SocialAccount seen, Instant now) {
        UpdateItemRequest request = UpdateItemRequest.builder()
                .tableName(table.tableName())
                .key(table.keyFrom(seen).primaryKeyMap(table.tableSchema()))
                .updateExpression("SET #status = :status, #token = :none, #updated_at = :now")
                .conditionExpression("#token = :seen")
                .expressionAttributeNames(Map.of(
                        "#status", AccountSchema.STATUS,
                        "#token", AccountSchema.TOKEN,
                        "#updated_at", AccountSchema.UPDATED_AT))
                .expressionAttributeValues(Map.of(
                        ":status", AttributeValue.fromS(Words.of(AccountStatus.RECONNECT_REQUIRED)),
                        ":none", AttributeValue.fromS(NONE.ciphertext()),
                        ":seen", AttributeValue.fromS(seen.token().ciphertext()),
                        ":now", AttributeValue.fromS(now.toString())))
                .returnValues(ReturnValue.ALL_NEW)
                .build();
        return Asking.dynamoDb("take a token away", () -> updated(request));
    }

    private Optional<SocialAccount> updated(UpdateItemRequest request) {
        try {
            return Optional.of(
                    table.tableSchema().mapToItem(client.updateItem(request).attributes()));
        } catch (ConditionalCheckFailedException _) {
            return Optional.empty();
        }
    }
}
