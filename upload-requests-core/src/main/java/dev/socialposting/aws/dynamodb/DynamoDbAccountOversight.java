package dev.socialposting.aws.dynamodb;

import dev.socialposting.accounts.AccountCredentials;
import dev.socialposting.accounts.AccountOversight;
import dev.socialposting.accounts.AccountStatus;
import dev.socialposting.accounts.EncryptedSecrets;
import dev.socialposting.accounts.GrantId;
import dev.socialposting.accounts.GrantKey;
import dev.socialposting.accounts.KeptCredentials;
import dev.socialposting.accounts.SocialAccount;
import dev.socialposting.accounts.StoredCredentials;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Expression;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/** Looks through the table {@code SocialAccountsTable}, and empties tokens: an empty one can be decrypted for nobody. */
public final class DynamoDbAccountOversight implements AccountOversight {
    private static final EncryptedSecrets NONE = new EncryptedSecrets("");

    private final DynamoDbClient client;
    private final DynamoDbTable<SocialAccount> accounts;
    private final DynamoDbSocialAccountStore store;

    public DynamoDbAccountOversight(DynamoDbClient client, String tableName) {
        this.client = client;
        this.store = new DynamoDbSocialAccountStore(client, tableName);
        this.accounts = ItemSchema.client(client).table(tableName, new AccountSchema());
    }

    /** The filter keeps back most of what does not match, and all grants; an id may end with another one. */
    @Override
    public List<SocialAccount> connectionsOf(String accountId) {
        Expression named = Expression.builder()
                .expression("contains(#destination, :id) AND #destination >= :first_account")
                .putExpressionName("#destination", AccountSchema.DESTINATION)
                .putExpressionValue(":id", AttributeValue.fromS(":" + accountId))
                .putExpressionValue(":first_account", AttributeValue.fromS(GrantSchema.FIRST_ACCOUNT))
                .build();
        return Asking.dynamoDb(
                "look through the accounts",
                () -> accounts.scan(scan -> scan.filterExpression(named).consistentRead(true)).items().stream()
                        .filter(account ->
                                account.key().destination().accountId().equals(accountId))
                        .map(store::withItsStatus)
                        .toList());
    }

    @Override
    public Optional<SocialAccount> takeToken(SocialAccount seen, Instant now) {
        return switch (seen.credentials()) {
            case AccountCredentials.Own(StoredCredentials stored, var _) ->
                emptied(new KeptCredentials(seen.key(), stored), now)
                        .map(item -> accounts.tableSchema().mapToItem(item));
            case AccountCredentials.OfGrant(GrantId id) -> {
                GrantKey key = new GrantKey(seen.key().userId(), id);
                yield store.findGrant(key)
                        .flatMap(grant -> emptied(new KeptCredentials(key, grant.credentials()), now))
                        .map(_ -> seen.withStatus(AccountStatus.RECONNECT_REQUIRED, now));
            }
        };
    }

    private Optional<Map<String, AttributeValue>> emptied(KeptCredentials seen, Instant now) {
        UpdateItemRequest request = CredentialsUpdates.of(seen.key())
                .set(CredentialsFormat.TOKEN, AttributeValue.fromS(NONE.ciphertext()))
                .countOn()
                .status(AccountStatus.RECONNECT_REQUIRED, now)
                .ifStill(seen)
                .request(accounts.tableName());
        return Asking.dynamoDb("take a token away", () -> {
            try {
                return Optional.of(client.updateItem(request).attributes());
            } catch (ConditionalCheckFailedException _) {
                return Optional.empty();
            }
        });
    }
}
