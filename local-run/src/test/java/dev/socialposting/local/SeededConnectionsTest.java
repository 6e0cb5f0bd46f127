package dev.socialposting.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.accounts.AccessToken;
import dev.socialposting.accounts.AccountCredentials;
import dev.socialposting.accounts.AccountKey;
import dev.socialposting.accounts.AccountStatus;
import dev.socialposting.accounts.ConnectedAccounts;
import dev.socialposting.accounts.EncryptedSecrets;
import dev.socialposting.accounts.SocialAccount;
import dev.socialposting.accounts.SocialAccountStore;
import dev.socialposting.accounts.TokenCipher;
import dev.socialposting.aws.dynamodb.DynamoDbSocialAccountStore;
import dev.socialposting.aws.kms.KmsTokenCipher;
import dev.socialposting.local.aws.LocalAws;
import dev.socialposting.local.aws.testing.LocalAwsExtension;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.UserId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalAwsExtension.class)
class SeededConnectionsTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T09:08:07Z"), ZoneOffset.UTC);
    private static final Destination DESTINATION =
            Destination.parse("instagram:17841400000000001").orElseThrow();
    private static final SeededConnections.Seed SEED = new SeededConnections.Seed(
            DESTINATION, "Instagram · Happy path", "instagram", new AccessToken("seeded token"));

    private final AccountKey key = new AccountKey(new UserId("user-" + UUID.randomUUID()), DESTINATION);
    private final SocialAccountStore store;
    private final TokenCipher cipher;
    private final ConnectedAccounts connected;
    private final SeededConnections seeding;

    SeededConnectionsTest(LocalAws aws) {
        store = new DynamoDbSocialAccountStore(aws.dynamoDb(), aws.tableName("SocialAccountsTable"));
        cipher = new KmsTokenCipher(aws.kms(), aws.keyId("TokenKey"));
        connected = new ConnectedAccounts(store, cipher, CLOCK);
        seeding = new SeededConnections(store, cipher, CLOCK);
    }

    @Test
    void anAccountIsConnectedWithItsToken() {
        seeding.connect(key.userId(), List.of(SEED));

        SocialAccount account = store.find(key).orElseThrow();
        assertThat(account.displayName()).isEqualTo("Instagram · Happy path");
        assertThat(account.login()).isEqualTo("instagram");
        assertThat(account.status()).isEqualTo(AccountStatus.CONNECTED);
        assertThat(tokenOf(account)).isEqualTo(new AccessToken("seeded token"));
    }

    @Test
    void anAccountThatIsConnectedStaysAsTheUserLeftIt() {
        connected.connect(key, "My name for it", "facebook", Optional.of(new AccessToken("my token")));

        seeding.connect(key.userId(), List.of(SEED));

        SocialAccount account = store.find(key).orElseThrow();
        assertThat(account.displayName()).isEqualTo("My name for it");
        assertThat(tokenOf(account)).isEqualTo(new AccessToken("my token"));
    }

    @Test
    void aTokenOfALostKeyIsReplaced() {
        seeding.connect(key.userId(), List.of(SEED));
        SocialAccount account = store.find(key).orElseThrow();
        store.put(new SocialAccount(
                key,
                account.displayName(),
                account.login(),
                account.status(),
                AccountCredentials.own(new EncryptedSecrets("bm90IG9mIHRoaXMga2V5")),
                account.connectedAt(),
                account.updatedAt()));

        seeding.connect(key.userId(), List.of(SEED));

        assertThat(tokenOf(store.find(key).orElseThrow())).isEqualTo(new AccessToken("seeded token"));
    }

    private AccessToken tokenOf(SocialAccount account) {
        return connected.read(connected.keptOf(account).orElseThrow()).accessToken();
    }
}
