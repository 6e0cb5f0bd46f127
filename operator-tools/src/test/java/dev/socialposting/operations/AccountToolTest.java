package dev.socialposting.operations;

import static dev.socialposting.uploads.model.Fixtures.ALICE;
import static dev.socialposting.uploads.model.Fixtures.BOB;
import static dev.socialposting.uploads.model.Fixtures.FACEBOOK;
import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static dev.socialposting.uploads.model.Fixtures.destination;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.socialposting.accounts.AccountCredentials;
import dev.socialposting.accounts.AccountKey;
import dev.socialposting.accounts.AccountStatus;
import dev.socialposting.accounts.EncryptedSecrets;
import dev.socialposting.accounts.SocialAccount;
import dev.socialposting.accounts.StoredCredentials;
import dev.socialposting.local.aws.LocalAws;
import dev.socialposting.local.aws.testing.LocalAwsExtension;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.UserId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** On DynamoDB Local. */
@ExtendWith(LocalAwsExtension.class)
class AccountToolTest {
    private static final String TOKEN = "c2VjcmV0";

    private final ToolBench bench;

    AccountToolTest(LocalAws aws) {
        this.bench = new ToolBench(aws);
    }

    @BeforeEach
    void someAccounts() {
        bench.empty();
        connected(ALICE, INSTAGRAM);
        connected(BOB, INSTAGRAM);
        connected(ALICE, FACEBOOK);
        connected(BOB, destination("instagram:117841400000000001"));
    }

    @Test
    void aPlatformsUserLeadsToEveryOwner() {
        assertThat(run("find", "--platform-user", INSTAGRAM.accountId())).isZero();

        assertThat(bench.output())
                .contains(
                        "2 connected accounts of the local system match",
                        INSTAGRAM + " of user alice\n",
                        INSTAGRAM + " of user bob\n",
                        "name      Account  [31m of alice",
                        "status    connected")
                .doesNotContain(FACEBOOK.toString(), "instagram:117", TOKEN);
        assertThat(bench.audited()).containsExactly("bin/account find --platform-user 17841400000000001");
    }

    @Test
    void anAccountIsFoundByItsDestinationAndByItsOwner() {
        assertThat(run("find", "--destination", INSTAGRAM.toString(), "--json")).isZero();
        assertThat(bench.json())
                .extracting(account -> account.path("user_id").asText())
                .containsExactly("alice", "bob");
        assertThat(run("find", "--user", "alice", "--json")).isZero();
        assertThat(bench.json())
                .extracting(account -> account.path("destination").asText())
                .containsExactly(FACEBOOK.toString(), INSTAGRAM.toString());
        assertThat(run("find", "--destination", "facebook:17841400000000001", "--json"))
                .isZero();
        assertThat(bench.json()).isEmpty();
    }

    @Test
    void aBlockedAccountHasNoTokenAndMustBeConnectedAgain() {
        assertThat(run("block", "--user", "alice", "--destination", INSTAGRAM.toString()))
                .isZero();

        assertThat(bench.output())
                .contains(
                        "Blocked", "status    reconnect_required", "bin/post find --user alice --account " + INSTAGRAM);
        assertThat(bench.accounts.find(new AccountKey(ALICE, INSTAGRAM))).hasValueSatisfying(account -> {
            assertThat(account.status()).isEqualTo(AccountStatus.RECONNECT_REQUIRED);
            assertThat(ciphertextOf(account)).isEmpty();
            assertThat(account.displayName()).contains("alice");
        });
        assertThat(bench.accounts.find(new AccountKey(BOB, INSTAGRAM)))
                .hasValueSatisfying(account -> assertThat(ciphertextOf(account)).isEqualTo(TOKEN));
        assertThat(bench.audited()).containsExactly("bin/account block --user alice --destination " + INSTAGRAM);
    }

    @Test
    void anAccountThatNobodyHasConnectedCannotBeBlocked() {
        assertThat(run("block", "--user", "carol", "--destination", INSTAGRAM.toString()))
                .isEqualTo(1);

        assertThat(bench.errors()).contains("carol has not connected " + INSTAGRAM);
        assertThat(bench.accounts.list(new UserId("carol"))).isEmpty();
    }

    @Test
    void thePlaceMustBeNamedWhole() {
        int exitCode = new AccountTool(bench.around(
                        Map.of("UPLOAD_REQUESTS_TABLE", bench.place().uploadRequestsTable())))
                .run(List.of("find", "--user", "alice"));

        assertThat(exitCode).isEqualTo(1);
        assertThat(bench.errors())
                .isEqualTo("bin/account: UPLOAD_REQUESTS_TABLE is set, so SOCIAL_ACCOUNTS_TABLE must be, too.%n"
                        .formatted());
    }

    @Test
    void whatIsNotUnderstoodPointsToTheHelp() {
        assertThat(run("find")).isEqualTo(2);
        assertThat(run("find", "--user", "a", "--platform-user", "1")).isEqualTo(2);
        assertThat(run("block", "--user", "alice")).isEqualTo(2);
        assertThat(run("block", "--user", "alice", "--destination", "1784")).isEqualTo(2);
        assertThat(run("steal")).isEqualTo(2);
        assertThat(bench.audited()).isEmpty();
        assertThat(run("--help")).isZero();
        assertThat(bench.output()).startsWith("usage: bin/account find");
    }

    private void connected(UserId user, Destination destination) {
        bench.accounts.put(new SocialAccount(
                new AccountKey(user, destination),
                "Account \u001b[31m of " + user,
                "facebook",
                AccountStatus.CONNECTED,
                AccountCredentials.own(new EncryptedSecrets(TOKEN)),
                NOW,
                NOW));
    }

    private static String ciphertextOf(SocialAccount account) {
        return account.credentials() instanceof AccountCredentials.Own(StoredCredentials stored, var _)
                ? stored.secrets().ciphertext()
                : fail("an account without credentials of its own");
    }

    private int run(String... arguments) {
        return new AccountTool(bench.around()).run(List.of(arguments));
    }
}
