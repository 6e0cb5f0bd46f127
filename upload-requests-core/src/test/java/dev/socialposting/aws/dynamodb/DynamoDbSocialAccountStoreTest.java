package dev.socialposting.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.accounts.AccountCredentials;
import dev.socialposting.accounts.AccountKey;
import dev.socialposting.accounts.AccountStatus;
import dev.socialposting.accounts.EncryptedSecrets;
import dev.socialposting.accounts.KeptCredentials;
import dev.socialposting.accounts.SocialAccount;
import dev.socialposting.accounts.SocialAccountStore;
import dev.socialposting.accounts.SocialAccountStoreContract;
import dev.socialposting.accounts.StoredCredentials;
import dev.socialposting.accounts.Terms;
import dev.socialposting.local.aws.LocalAws;
import dev.socialposting.local.aws.testing.LocalAwsExtension;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.UserId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@ExtendWith(LocalAwsExtension.class)
final class DynamoDbSocialAccountStoreTest extends SocialAccountStoreContract {
    private final LocalAws aws;
    private final String table;
    private final SocialAccountStore store;

    DynamoDbSocialAccountStoreTest(LocalAws aws) {
        this.aws = aws;
        this.table = EmptyTables.empty(aws, EmptyTables.SOCIAL_ACCOUNTS);
        this.store = new DynamoDbSocialAccountStore(aws.dynamoDb(), table);
    }

    @Override
    protected SocialAccountStore store() {
        return store;
    }

    /** As the item of an account was before there were grants and versions. */
    @Test
    void anAccountOfAnEarlierVersionIsReadAndItsTokenReplaced() {
        aws.dynamoDb()
                .putItem(request -> request.tableName(table)
                        .item(Map.of(
                                "user_id", AttributeValue.fromS("alice"),
                                "destination", AttributeValue.fromS("instagram:17841400000000001"),
                                "display_name", AttributeValue.fromS("Reels"),
                                "login", AttributeValue.fromS("instagram"),
                                "status", AttributeValue.fromS("connected"),
                                "token", AttributeValue.fromS("AQICAHh0b2tlbg=="),
                                "connected_at", AttributeValue.fromN("1767225600"),
                                "updated_at", AttributeValue.fromS("2026-01-01T00:01:00Z"))));
        AccountKey key = new AccountKey(
                new UserId("alice"),
                Destination.parse("instagram:17841400000000001").orElseThrow());
        StoredCredentials stored = new StoredCredentials(new EncryptedSecrets("AQICAHh0b2tlbg=="), Terms.UNKNOWN, 0);
        SocialAccount account = new SocialAccount(
                key,
                "Reels",
                "instagram",
                AccountStatus.CONNECTED,
                new AccountCredentials.Own(stored, Optional.empty()),
                Instant.parse("2026-01-01T00:00:00Z"),
                Instant.parse("2026-01-01T00:01:00Z"));
        KeptCredentials kept = new KeptCredentials(key, stored);
        Instant now = Instant.parse("2026-01-02T00:00:00Z");

        assertThat(store.find(key)).contains(account);
        assertThat(store.list(key.userId())).containsExactly(account);
        store.requireReconnect(kept, now);
        assertThat(store.find(key)).contains(account.withStatus(AccountStatus.RECONNECT_REQUIRED, now));
        StoredCredentials newer = StoredCredentials.first(new EncryptedSecrets("v2.bmV3"), Terms.UNKNOWN);
        assertThat(store.rotate(kept, newer, now)).contains(newer);
        assertThat(store.rotate(kept, newer, now)).isEmpty();
        assertThat(store.find(key))
                .contains(account.with(
                        new AccountCredentials.Own(newer, Optional.empty()), AccountStatus.CONNECTED, now));
    }
}
