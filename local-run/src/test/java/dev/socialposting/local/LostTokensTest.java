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
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalAwsExtension.class)
class LostTokensTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T09:08:07Z"), ZoneOffset.UTC);

    private final UserId user = new UserId("user-" + UUID.randomUUID());
    private final SocialAccountStore store;
    private final ConnectedAccounts connected;
    private final LostTokens lost;

    LostTokensTest(LocalAws aws) {
        store = new DynamoDbSocialAccountStore(aws.dynamoDb(), aws.tableName("SocialAccountsTable"));
        TokenCipher cipher = new KmsTokenCipher(aws.kms(), aws.keyId("TokenKey"));
        connected = new ConnectedAccounts(store, cipher, CLOCK);
        lost = new LostTokens(store, cipher, CLOCK);
    }

    @Test
    void anAccountWhoseKeyIsGoneIsNoLongerConnected() {
        AccountKey readable = key("instagram:17841400000000001");
        AccountKey unreadable = key("instagram:17841400000000002");
        connected.connect(readable, "Here", "instagram", Optional.of(new AccessToken("a token")));
        store.put(new SocialAccount(
                unreadable,
                "Gone",
                "instagram",
                AccountStatus.CONNECTED,
                AccountCredentials.own(new EncryptedSecrets("bm90IG9mIHRoaXMga2V5")),
                CLOCK.instant(),
                CLOCK.instant()));

        lost.tell(Set.of(user));

        assertThat(store.find(readable).orElseThrow().status()).isEqualTo(AccountStatus.CONNECTED);
        assertThat(store.find(unreadable).orElseThrow().status()).isEqualTo(AccountStatus.RECONNECT_REQUIRED);
    }

    private AccountKey key(String destination) {
        return new AccountKey(user, Destination.parse(destination).orElseThrow());
    }
}
