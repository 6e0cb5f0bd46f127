package dev.socialposting.aws.dynamodb;

import dev.socialposting.accounts.AccountCredentials;
import dev.socialposting.accounts.AccountKey;
import dev.socialposting.accounts.AccountStatus;
import dev.socialposting.accounts.Grant;
import dev.socialposting.accounts.GrantId;
import dev.socialposting.accounts.GrantKey;
import dev.socialposting.accounts.KeptCredentials;
import dev.socialposting.accounts.SocialAccount;
import dev.socialposting.accounts.SocialAccountStore;
import dev.socialposting.accounts.StoredCredentials;
import dev.socialposting.uploads.model.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbTable;
import software.amazon.awssdk.enhanced.dynamodb.Key;
import software.amazon.awssdk.enhanced.dynamodb.model.QueryConditional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Keeps connected accounts and their grants in the table {@code SocialAccountsTable}, an item each. */
public final class DynamoDbSocialAccountStore implements SocialAccountStore {
    private final DynamoDbClient client;
    private final DynamoDbTable<SocialAccount> accounts;
    private final DynamoDbTable<Grant> grants;

    public DynamoDbSocialAccountStore(DynamoDbClient client, String tableName) {
        DynamoDbEnhancedClient enhanced = ItemSchema.client(client);
        this.client = client;
        this.accounts = enhanced.table(tableName, new AccountSchema());
        this.grants = enhanced.table(tableName, new GrantSchema());
    }

    @Override
    public List<SocialAccount> list(UserId userId) {
        Key first = key(userId, GrantSchema.FIRST_ACCOUNT);
        List<SocialAccount> stored =
                listed("list accounts", accounts, QueryConditional.sortGreaterThanOrEqualTo(first));
        return stored.stream().allMatch(account -> account.credentials() instanceof AccountCredentials.Own)
                ? stored
                : withTheirStatus(stored, userId);
    }

    private List<SocialAccount> withTheirStatus(List<SocialAccount> stored, UserId userId) {
        Key prefix = key(userId, GrantSchema.PREFIX);
        Map<GrantId, AccountStatus> statuses =
                listed("list grants", grants, QueryConditional.sortBeginsWith(prefix)).stream()
                        .collect(Collectors.toMap(grant -> grant.key().id(), Grant::status));
        return stored.stream()
                .map(account -> withItsStatus(account, id -> Optional.ofNullable(statuses.get(id))))
                .toList();
    }

    private static <T> List<T> listed(String toDo, DynamoDbTable<T> table, QueryConditional which) {
        return Asking.dynamoDb(
                toDo,
                () -> table.query(query -> query.queryConditional(which).consistentRead(true)).items().stream()
                        .toList());
    }

    @Override
    public Optional<SocialAccount> find(AccountKey key) {
        return Optional.ofNullable(Asking.dynamoDb(
                        "read an account",
                        () -> accounts.getItem(
                                request -> request.key(keyOf(key)).consistentRead(true))))
                .map(this::withItsStatus);
    }

    SocialAccount withItsStatus(SocialAccount account) {
        return withItsStatus(
                account,
                id -> findGrant(new GrantKey(account.key().userId(), id)).map(Grant::status));
    }

    /** An account without credentials of its own has the status of its grant. */
    private static SocialAccount withItsStatus(
            SocialAccount account, Function<GrantId, Optional<AccountStatus>> ofGrants) {
        return switch (account.credentials()) {
            case AccountCredentials.Own _ -> account;
            case AccountCredentials.OfGrant(GrantId id) ->
                account.withStatus(ofGrants.apply(id).orElse(AccountStatus.RECONNECT_REQUIRED), account.updatedAt());
        };
    }

    @Override
    public SocialAccount put(SocialAccount account) {
        Map<String, AttributeValue> item = accounts.tableSchema().itemToMap(account, true);
        return accounts.tableSchema()
                .mapToItem(stored("write an account", CredentialsUpdates.inPlace(account.key(), item))
                        .orElseThrow());
    }

    @Override
    public Optional<SocialAccount> rename(AccountKey key, String displayName, Instant now) {
        CredentialsUpdates update = CredentialsUpdates.of(key)
                .set(AccountSchema.DISPLAY_NAME, AttributeValue.fromS(displayName))
                .updatedAt(now)
                .ifThere();
        return stored("rename an account", update)
                .map(item -> withItsStatus(accounts.tableSchema().mapToItem(item)));
    }

    @Override
    public boolean remove(AccountKey key) {
        Optional<SocialAccount> removed =
                Optional.ofNullable(Asking.dynamoDb("remove an account", () -> accounts.deleteItem(keyOf(key))));
        removed.flatMap(account -> account.credentials().grant())
                .filter(grant -> list(key.userId()).stream()
                        .noneMatch(other -> other.credentials().grant().equals(Optional.of(grant))))
                .ifPresent(unused -> Asking.dynamoDb("remove a grant", () -> {
                    grants.deleteItem(keyOf(new GrantKey(key.userId(), unused)));
                    return unused;
                }));
        return removed.isPresent();
    }

    @Override
    public Optional<Grant> findGrant(GrantKey key) {
        return Optional.ofNullable(Asking.dynamoDb(
                "read a grant",
                () -> grants.getItem(request -> request.key(keyOf(key)).consistentRead(true))));
    }

    @Override
    public Grant putGrant(Grant grant) {
        Map<String, AttributeValue> item = grants.tableSchema().itemToMap(grant, true);
        return grants.tableSchema()
                .mapToItem(stored("write a grant", CredentialsUpdates.inPlace(grant.key(), item))
                        .orElseThrow());
    }

    @Override
    public Optional<StoredCredentials> rotate(KeptCredentials seen, StoredCredentials newer, Instant now) {
        StoredCredentials next = newer.withVersion(seen.stored().version() + 1);
        CredentialsUpdates update = CredentialsUpdates.of(seen.key())
                .credentials(next)
                .status(AccountStatus.CONNECTED, now)
                .ifStill(seen);
        return stored("replace credentials", update).map(_ -> next);
    }

    @Override
    public void confirm(KeptCredentials proven, Instant now) {
        CredentialsUpdates update = CredentialsUpdates.of(proven.key())
                .status(AccountStatus.CONNECTED, now)
                .ifStill(proven);
        stored("note that an account can be posted to", update);
    }

    @Override
    public void requireReconnect(KeptCredentials refused, Instant now) {
        CredentialsUpdates update = CredentialsUpdates.of(refused.key())
                .status(AccountStatus.RECONNECT_REQUIRED, now)
                .ifStill(refused);
        stored("note that an account must be connected again", update);
    }

    /** The item as it is then; empty if a condition did not hold. */
    private Optional<Map<String, AttributeValue>> stored(String toDo, CredentialsUpdates update) {
        return Asking.dynamoDb(toDo, () -> {
            try {
                return Optional.of(
                        client.updateItem(update.request(accounts.tableName())).attributes());
            } catch (ConditionalCheckFailedException _) {
                return Optional.empty();
            }
        });
    }

    private static Key keyOf(AccountKey key) {
        return key(key.userId(), key.destination().toString());
    }

    private static Key keyOf(GrantKey key) {
        return key(key.userId(), GrantSchema.sortKey(key.id()));
    }

    private static Key key(UserId user, String sort) {
        return Key.builder().partitionValue(user.value()).sortValue(sort).build();
    }
}
