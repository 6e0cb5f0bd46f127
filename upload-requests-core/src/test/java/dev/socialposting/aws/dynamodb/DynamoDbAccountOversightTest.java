package dev.socialposting.aws.dynamodb;

import static dev.socialposting.uploads.model.Fixtures.ALICE;
import static dev.socialposting.uploads.model.Fixtures.BOB;
import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static dev.socialposting.uploads.model.Fixtures.destination;
import static dev.socialposting.uploads.model.Fixtures.instagramAccount;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.accounts.AccountCredentials;
import dev.socialposting.accounts.AccountKey;
import dev.socialposting.accounts.AccountOversight;
import dev.socialposting.accounts.AccountStatus;
import dev.socialposting.accounts.EncryptedSecrets;
import dev.socialposting.accounts.Grant;
import dev.socialposting.accounts.GrantId;
import dev.socialposting.accounts.GrantKey;
import dev.socialposting.accounts.SocialAccount;
import dev.socialposting.accounts.SocialAccountStore;
import dev.socialposting.accounts.StoredCredentials;
import dev.socialposting.accounts.Terms;
import dev.socialposting.local.aws.LocalAws;
import dev.socialposting.local.aws.testing.LocalAwsExtension;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.Platform;
import dev.socialposting.uploads.model.UserId;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalAwsExtension.class)
class DynamoDbAccountOversightTest {
    private final LocalAws aws;
    private final SocialAccountStore accounts;
    private final AccountOversight oversight;

    DynamoDbAccountOversightTest(LocalAws aws) {
        String table = aws.tableName(EmptyTables.SOCIAL_ACCOUNTS);
        this.aws = aws;
        this.accounts = new DynamoDbSocialAccountStore(aws.dynamoDb(), table);
        this.oversight = new DynamoDbAccountOversight(aws.dynamoDb(), table);
    }

    @BeforeEach
    void empty() {
        EmptyTables.empty(aws, EmptyTables.SOCIAL_ACCOUNTS);
    }

    @Test
    void allConnectionsOfAnAccountAreFoundAmongMany() {
        String id = INSTAGRAM.accountId();
        IntStream.range(100, 400).forEach(n -> put(ALICE, instagramAccount(n), "x".repeat(8000)));
        SocialAccount ofAlice = put(ALICE, INSTAGRAM, "c2VjcmV0");
        SocialAccount ofBob = put(BOB, INSTAGRAM, "c2VjcmV0");
        SocialAccount elsewhere = put(BOB, destination("facebook:" + id), "c2VjcmV0");
        put(BOB, destination("instagram:9" + id), "c2VjcmV0");
        put(BOB, destination("instagram:" + id + "9"), "c2VjcmV0");
        put(BOB, destination("tiktok:9:" + id), "c2VjcmV0");

        assertThat(oversight.connectionsOf(id)).containsExactlyInAnyOrder(ofAlice, ofBob, elsewhere);
        assertThat(oversight.connectionsOf("1")).isEmpty();
    }

    @Test
    void aTokenThatWasTakenAwayIsNotThereAnyMoreAndItsAccountMustBeConnectedAgain() {
        SocialAccount account = put(ALICE, INSTAGRAM, "c2VjcmV0");
        SocialAccount ofBob = put(BOB, INSTAGRAM, "c2VjcmV0");

        SocialAccount blocked = new SocialAccount(
                account.key(),
                account.displayName(),
                account.login(),
                AccountStatus.RECONNECT_REQUIRED,
                new AccountCredentials.Own(
                        new StoredCredentials(new EncryptedSecrets(""), Terms.UNKNOWN, 2), Optional.empty()),
                NOW,
                NOW.plusSeconds(60));
        assertThat(oversight.takeToken(account, NOW.plusSeconds(60))).contains(blocked);

        assertThat(accounts.find(account.key())).contains(blocked);
        assertThat(accounts.find(ofBob.key())).contains(ofBob);
    }

    @Test
    void theTokenOfAnAccountOnAGrantIsTakenFromTheGrantAndSoFromEveryAccountOnIt() {
        GrantKey grant = new GrantKey(ALICE, new GrantId("5f3a"));
        accounts.putGrant(new Grant(
                grant,
                new Platform("facebook"),
                "1",
                AccountStatus.CONNECTED,
                StoredCredentials.first(new EncryptedSecrets("c2VjcmV0"), Terms.UNKNOWN),
                NOW,
                NOW));
        SocialAccount seen = onGrant(INSTAGRAM, grant);
        SocialAccount sibling = onGrant(instagramAccount(7), grant);

        assertThat(oversight.connectionsOf(INSTAGRAM.accountId())).containsExactly(seen);
        assertThat(oversight.connectionsOf("5f3a")).isEmpty();
        assertThat(oversight.takeToken(seen, NOW.plusSeconds(60)))
                .hasValueSatisfying(
                        blocked -> assertThat(blocked.status()).isEqualTo(AccountStatus.RECONNECT_REQUIRED));

        assertThat(accounts.findGrant(grant))
                .hasValueSatisfying(emptied ->
                        assertThat(emptied.credentials().secrets().ciphertext()).isEmpty());
        assertThat(accounts.find(sibling.key()))
                .hasValueSatisfying(
                        account -> assertThat(account.status()).isEqualTo(AccountStatus.RECONNECT_REQUIRED));
    }

    private SocialAccount onGrant(Destination destination, GrantKey grant) {
        return accounts.put(new SocialAccount(
                new AccountKey(grant.userId(), destination),
                "On a grant",
                "facebook",
                AccountStatus.CONNECTED,
                new AccountCredentials.OfGrant(grant.id()),
                NOW,
                NOW));
    }

    @Test
    void anAccountThatWasConnectedAgainOrRemovedMeanwhileStaysAsItIs() {
        SocialAccount seen = put(ALICE, INSTAGRAM, "b2xk");
        SocialAccount newer = put(ALICE, INSTAGRAM, "bmV3");

        assertThat(oversight.takeToken(seen, NOW)).isEmpty();
        assertThat(accounts.find(seen.key())).contains(newer);
        accounts.remove(seen.key());
        assertThat(oversight.takeToken(newer, NOW)).isEmpty();

        assertThat(accounts.list(ALICE)).isEmpty();
    }

    private SocialAccount put(UserId user, Destination destination, String token) {
        SocialAccount account = new SocialAccount(
                new AccountKey(user, destination),
                "Account of " + user,
                "facebook",
                AccountStatus.CONNECTED,
                AccountCredentials.own(new EncryptedSecrets(token)),
                NOW,
                NOW);
        return accounts.put(account);
    }
}
