package dev.socialposting.accounts;

import static dev.socialposting.uploads.model.Fixtures.ALICE;
import static dev.socialposting.uploads.model.Fixtures.BOB;
import static dev.socialposting.uploads.model.Fixtures.FACEBOOK;
import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static dev.socialposting.uploads.model.Fixtures.instagramAccount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.assertj.core.api.Assertions.tuple;

import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.Platform;
import dev.socialposting.uploads.model.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of connected accounts does. */
public abstract class SocialAccountStoreContract {
    private static final AccountCredentials TOKEN = AccountCredentials.own(new EncryptedSecrets("c2VjcmV0"));
    private static final GrantKey GRANT = new GrantKey(ALICE, new GrantId("5f3a"));
    private static final Terms TERMS = new Terms(
            Optional.of(NOW.plusSeconds(3600)), Optional.of(NOW.plusSeconds(7200)), Set.of("pages_show_list", "email"));
    private static final Instant LATER = NOW.plusSeconds(60);

    /** The store of this test: empty when the test begins, the same for the whole of it. */
    protected abstract SocialAccountStore store();

    @Test
    void anAccountIsFoundAsItWasPut() {
        SocialAccount account = new SocialAccount(
                new AccountKey(ALICE, INSTAGRAM),
                "Zoë's Reels 🎬",
                "instagram",
                AccountStatus.RECONNECT_REQUIRED,
                TOKEN,
                Instant.parse("2100-01-01T00:00:00.123456789Z"),
                LATER);

        store().put(account);

        assertThat(store().find(account.key())).contains(account);
    }

    @Test
    void anAccountOfAnotherUserOrDestinationIsNotFound() {
        store().put(account(ALICE, INSTAGRAM));

        assertThat(store().find(new AccountKey(BOB, INSTAGRAM))).isEmpty();
        assertThat(store().find(new AccountKey(ALICE, FACEBOOK))).isEmpty();
    }

    @Test
    void anAccountTakesThePlaceOfTheOneWithItsKey() {
        store().put(account(ALICE, INSTAGRAM));
        SocialAccount newer = account(ALICE, INSTAGRAM).withStatus(AccountStatus.RECONNECT_REQUIRED, LATER);

        SocialAccount stored = store().put(newer);

        assertThat(store().list(ALICE)).containsExactly(stored);
        assertThat(stored.status()).isEqualTo(AccountStatus.RECONNECT_REQUIRED);
        assertThat(stored.updatedAt()).isEqualTo(LATER);
        assertThat(kept(stored).stored().version()).isEqualTo(2);
    }

    @Test
    void whatTakesThePlaceOfAnAccountLeavesNothingOfItButTheTimeOfItsFirstConnection() {
        store().put(new SocialAccount(
                new AccountKey(ALICE, INSTAGRAM),
                "Reels",
                "facebook",
                AccountStatus.CONNECTED,
                new AccountCredentials.Own(
                        new StoredCredentials(new EncryptedSecrets("b2xk"), TERMS, 1), Optional.of(GRANT.id())),
                NOW,
                NOW));

        SocialAccount again = store().put(new SocialAccount(
                new AccountKey(ALICE, INSTAGRAM), "Mine", "instagram", AccountStatus.CONNECTED, TOKEN, LATER, LATER));

        assertThat(store().find(again.key())).contains(again);
        assertThat(again.connectedAt()).isEqualTo(NOW);
        assertThat(again.credentials().grant()).isEmpty();
        assertThat(kept(again).stored())
                .isEqualTo(new StoredCredentials(new EncryptedSecrets("c2VjcmV0"), Terms.UNKNOWN, 2));
    }

    @Test
    void anAccountIsRenamedAndNothingElseOfItChanges() {
        SocialAccount account = store().put(account(ALICE, INSTAGRAM));

        assertThat(store().rename(account.key(), "Zoë", LATER)).contains(account.named("Zoë", LATER));

        assertThat(store().find(account.key())).contains(account.named("Zoë", LATER));
        assertThat(store().rename(new AccountKey(BOB, INSTAGRAM), "Zoë", LATER)).isEmpty();
        assertThat(store().list(BOB)).isEmpty();
    }

    @Test
    void aUserIsListedTheirOwnAccountsByDestination() {
        SocialAccount instagram = account(ALICE, INSTAGRAM);
        SocialAccount facebook = account(ALICE, FACEBOOK);
        store().put(instagram);
        store().put(facebook);
        store().put(account(BOB, instagramAccount(7)));

        assertThat(store().list(ALICE)).containsExactly(facebook, instagram);
        assertThat(store().list(new UserId("carol"))).isEmpty();
    }

    @Test
    void manyAccountsAreListed() {
        List<SocialAccount> many = IntStream.range(0, 120)
                .mapToObj(n -> account(ALICE, instagramAccount(n)))
                .toList();
        many.forEach(store()::put);

        assertThat(store().list(ALICE)).containsExactlyElementsOf(many);
    }

    @Test
    void aRemovedAccountIsGone() {
        store().put(account(ALICE, INSTAGRAM));
        store().put(account(BOB, INSTAGRAM));

        assertThat(store().remove(new AccountKey(ALICE, INSTAGRAM))).isTrue();

        assertThat(store().find(new AccountKey(ALICE, INSTAGRAM))).isEmpty();
        assertThat(store().find(new AccountKey(BOB, INSTAGRAM))).isPresent();
        assertThat(store().remove(new AccountKey(ALICE, INSTAGRAM))).isFalse();
    }

    @Test
    void anAccountWhoseTokenWasRefusedMustBeConnectedAgain() {
        SocialAccount account = account(ALICE, INSTAGRAM);
        store().put(account);
        store().put(account(BOB, INSTAGRAM));

        store().requireReconnect(kept(account), LATER);

        assertThat(store().find(account.key())).contains(account.withStatus(AccountStatus.RECONNECT_REQUIRED, LATER));
        assertThat(store().list(BOB)).containsExactly(account(BOB, INSTAGRAM));
    }

    @Test
    void aRefusedTokenThatHasBeenReplacedChangesNothing() {
        SocialAccount account = account(ALICE, INSTAGRAM);
        store().put(account);

        store().requireReconnect(kept(account, new EncryptedSecrets("b2xkZXI=")), LATER);

        assertThat(store().find(account.key())).contains(account);
    }

    @Test
    void aRefusedTokenOfAnAccountThatIsGoneChangesNothing() {
        store().requireReconnect(kept(account(ALICE, INSTAGRAM)), LATER);
        store().requireReconnect(kept(grant("c2VjcmV0")), LATER);

        assertThat(store().list(ALICE)).isEmpty();
        assertThat(store().findGrant(GRANT)).isEmpty();
    }

    @Test
    void anAccountIsFoundWithEverythingThatItsCredentialsAre() {
        SocialAccount page = store().put(new SocialAccount(
                new AccountKey(ALICE, FACEBOOK),
                "A Page",
                "facebook",
                AccountStatus.CONNECTED,
                new AccountCredentials.Own(
                        new StoredCredentials(new EncryptedSecrets("cGFnZQ=="), TERMS, 1), Optional.of(GRANT.id())),
                NOW,
                NOW));

        assertThat(store().find(page.key())).contains(page);
        assertThat(page.credentials().grant()).contains(GRANT.id());
        assertThat(kept(page).stored().terms()).isEqualTo(TERMS);
    }

    @Test
    void aGrantIsFoundAsItWasPutAndIsNoAccount() {
        Grant grant = grant("c2VjcmV0");

        assertThat(store().putGrant(grant)).isEqualTo(grant);

        assertThat(store().findGrant(GRANT)).contains(grant);
        assertThat(store().list(ALICE)).isEmpty();
        assertThat(store().findGrant(new GrantKey(BOB, GRANT.id()))).isEmpty();
        assertThat(store().findGrant(new GrantKey(ALICE, new GrantId("5f3b")))).isEmpty();
    }

    @Test
    void aConsentThatWasGivenAgainTakesThePlaceOfTheFirst() {
        store().putGrant(grant("b2xk"));

        Grant again = store().putGrant(grant("bmV3").with(first("bmV3"), AccountStatus.CONNECTED, LATER));

        assertThat(store().findGrant(GRANT)).contains(again);
        assertThat(again.credentials()).isEqualTo(first("bmV3").withVersion(2));
    }

    @Test
    void anAccountWithoutCredentialsOfItsOwnHasTheStatusOfItsGrant() {
        Grant grant = store().putGrant(grant("c2VjcmV0"));
        SocialAccount page = store().put(onGrant(FACEBOOK));
        SocialAccount reels = store().put(onGrant(INSTAGRAM));

        store().requireReconnect(kept(grant), LATER);

        assertThat(store().find(page.key())).contains(page.withStatus(AccountStatus.RECONNECT_REQUIRED, NOW));
        assertThat(store().list(ALICE))
                .extracting(SocialAccount::key, SocialAccount::status)
                .containsExactly(
                        tuple(page.key(), AccountStatus.RECONNECT_REQUIRED),
                        tuple(reels.key(), AccountStatus.RECONNECT_REQUIRED));
        assertThat(store().rename(page.key(), "Mine", LATER))
                .hasValueSatisfying(
                        renamed -> assertThat(renamed.status()).isEqualTo(AccountStatus.RECONNECT_REQUIRED));
    }

    @Test
    void anAccountWhoseGrantIsGoneMustBeConnectedAgain() {
        store().put(onGrant(FACEBOOK));

        assertThat(store().list(ALICE))
                .extracting(SocialAccount::status)
                .containsExactly(AccountStatus.RECONNECT_REQUIRED);
    }

    @Test
    void aGrantGoesWithTheLastAccountThatRestsOnIt() {
        store().putGrant(grant("c2VjcmV0"));
        store().putGrant(grantOf(BOB));
        store().put(onGrant(FACEBOOK));
        store().put(onGrant(INSTAGRAM));

        store().remove(new AccountKey(ALICE, FACEBOOK));
        assertThat(store().findGrant(GRANT)).isPresent();
        store().remove(new AccountKey(ALICE, INSTAGRAM));

        assertThat(store().findGrant(GRANT)).isEmpty();
        assertThat(store().findGrant(new GrantKey(BOB, GRANT.id()))).isPresent();
    }

    @Test
    void credentialsAreReplacedAndThoseOfAnAccountOrGrantAreTheNextVersion() {
        Grant grant = store().putGrant(grant("b2xk"));
        store().requireReconnect(kept(grant), NOW);
        SocialAccount account = store().put(account(ALICE, INSTAGRAM));

        assertThat(store().rotate(kept(grant), first("bmV3"), LATER))
                .contains(first("bmV3").withVersion(2));
        assertThat(store().rotate(kept(account), new StoredCredentials(new EncryptedSecrets("bmV3"), TERMS, 1), LATER))
                .isPresent();

        assertThat(store().findGrant(GRANT))
                .contains(grant.with(first("bmV3").withVersion(2), AccountStatus.CONNECTED, LATER));
        assertThat(store().find(account.key()))
                .contains(account.with(
                        new AccountCredentials.Own(
                                new StoredCredentials(new EncryptedSecrets("bmV3"), TERMS, 2), Optional.empty()),
                        AccountStatus.CONNECTED,
                        LATER));
    }

    @Test
    void credentialsThatWereReplacedMeanwhileAreNotReplacedOnceMore() {
        for (KeptCredentials seen :
                List.of(kept(store().putGrant(grant("b2xk"))), kept(store().put(account(ALICE, INSTAGRAM))))) {
            Optional<StoredCredentials> winner = store().rotate(seen, first("d2lubmVy"), NOW);

            assertThat(store().rotate(seen, first("bG9zZXI="), LATER)).isEmpty();

            store().requireReconnect(seen, LATER);
            assertThat(store().rotate(new KeptCredentials(seen.key(), winner.orElseThrow()), first("bmV4dA=="), NOW))
                    .hasValueSatisfying(third -> assertThat(third.version()).isEqualTo(3));
        }
    }

    /** Its first version is that of the account that was there before: a worker that was slow must not take one for the other. */
    @Test
    void anAccountThatWasRemovedAndConnectedAnewKeepsItsToken() {
        KeptCredentials seen = kept(store().put(account(ALICE, INSTAGRAM)));
        store().remove(new AccountKey(ALICE, INSTAGRAM));
        SocialAccount anew = store().put(account(ALICE, INSTAGRAM)
                .with(AccountCredentials.own(new EncryptedSecrets("YW5ldw==")), AccountStatus.CONNECTED, LATER));

        assertThat(store().rotate(seen, first("bG9zZXI="), LATER)).isEmpty();

        assertThat(store().find(anew.key())).contains(anew);
    }

    @Test
    void credentialsOfWhatIsGoneAreNotStored() {
        assertThat(store().rotate(kept(grant("b2xk")), first("bmV3"), LATER)).isEmpty();
        assertThat(store().rotate(kept(account(ALICE, INSTAGRAM)), first("bmV3"), LATER))
                .isEmpty();

        assertThat(store().list(ALICE)).isEmpty();
        assertThat(store().findGrant(GRANT)).isEmpty();
    }

    private static KeptCredentials kept(Grant grant) {
        return new KeptCredentials(grant.key(), grant.credentials());
    }

    private static KeptCredentials kept(SocialAccount account) {
        return account.credentials() instanceof AccountCredentials.Own(StoredCredentials stored, var _)
                ? new KeptCredentials(account.key(), stored)
                : fail("an account without credentials of its own");
    }

    private static KeptCredentials kept(SocialAccount account, EncryptedSecrets secrets) {
        return new KeptCredentials(account.key(), StoredCredentials.first(secrets, Terms.UNKNOWN));
    }

    private static Grant grant(String ciphertext) {
        return new Grant(
                GRANT, new Platform("facebook"), "1029384756", AccountStatus.CONNECTED, first(ciphertext), NOW, NOW);
    }

    private static Grant grantOf(UserId user) {
        return new Grant(
                new GrantKey(user, GRANT.id()),
                new Platform("facebook"),
                "1029384756",
                AccountStatus.CONNECTED,
                first("c2VjcmV0"),
                NOW,
                NOW);
    }

    private static StoredCredentials first(String ciphertext) {
        return StoredCredentials.first(new EncryptedSecrets(ciphertext), Terms.UNKNOWN);
    }

    private static SocialAccount onGrant(Destination destination) {
        return account(ALICE, destination)
                .with(new AccountCredentials.OfGrant(GRANT.id()), AccountStatus.CONNECTED, NOW);
    }

    private static SocialAccount account(UserId user, Destination destination) {
        return new SocialAccount(
                new AccountKey(user, destination),
                "Account of " + user,
                "facebook",
                AccountStatus.CONNECTED,
                TOKEN,
                NOW,
                NOW);
    }
}
