package dev.socialposting.aws.dynamodb;

import dev.socialposting.accounts.AccountKey;
import dev.socialposting.accounts.AccountStatus;
import dev.socialposting.accounts.EncryptedToken;
import dev.socialposting.accounts.SocialAccount;
import dev.socialposting.accounts.SocialAccountStore;
import dev.socialposting.uploads.model.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Keeps connected accounts in the table {@code SocialAccountsTable}, an item each. */
public final class DynamoDbSocialAccountStore implements SocialAccountStore {
    private final DynamoDbClient client;
    private final DynamoDbTable<SocialAccount> table;

    public DynamoDbSocialAccountStore(DynamoDbClient client, String tableName) {
        this.client = client;
        this.table = ItemSchema.client(client).table(tableName, new AccountSchema());
    }

    @Override
    public List<SocialAccount> list(UserId userId) {
        Key user = Key.builder().partitionValue(userId.value()).build();
        return Asking.dynamoDb(
                "list accounts",
                () -> table
                        .query(query -> query.queryConditional(QueryConditional.keyEqualTo(user))
                                .consistentRead(true))
                        .items()
                        .stream()
                        .toList());
    }

    @Override
    public Optional<SocialAccount> find(AccountKey key) {
        return Optional.ofNullable(Asking.dynamoDb(
                "read an account",
                () -> table.getItem(request -> request.key(keyOf(key)).consistentRead(true))));
    }

    @Override
    public void put(SocialAccount account) {
        Asking.dynamoDb("write an account", () -> {
            table.putItem(account);
            return account;
        });
    }

    @Override
    public boolean remove(AccountKey key) {
        return Optional.ofNullable(Asking.dynamoDb("remove an account", () -> table.deleteItem(keyOf(key))))
                .isPresent();
    }

    @Override
    public void requireReconnect(AccountKey key, EncryptedToken refused, Instant now) {
        UpdateItemRequest request = UpdateItemRequest.builder()
                .tableName(table.tableName())
                .key(keyOf(key).primaryKeyMap(table.tableSchema()))
                .updateExpression("SET #status = :status, #updated_at = :now")
                .conditionExpression("#token = :refused")
                .expressionAttributeNames(Map.of(
                        "#status", AccountSchema.STATUS,
                        "#updated_at", AccountSchema.UPDATED_AT,
                        "#token", AccountSchema.TOKEN))
                .expressionAttributeValues(Map.of(
                        ":status", AttributeValue.fromS(Words.of(AccountStatus.RECONNECT_REQUIRED)),
                        ":now", AttributeValue.fromS(now.toString()),
                        ":refused", AttributeValue.fromS(refused.ciphertext())))
                .build();
        Asking.dynamoDb("note that an account must be connected again", () -> updateIfItHolds(request));
    }

    /** True if the condition held. */
    private boolean updateIfItHolds(UpdateItemRequest request) {
        try {
            client.updateItem(request);
            return true;
        } catch (ConditionalCheckFailedException _) {
            return false;
        }
    }

    private static Key keyOf(AccountKey key) {
        return Key.builder()
                .partitionValue(key.userId().value())
                .sortValue(key.destination().toString())
                .build();
    }
}
