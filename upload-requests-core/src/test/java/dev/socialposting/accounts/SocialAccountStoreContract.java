package dev.socialposting.accounts;

import static dev.socialposting.uploads.model.Fixtures.ALICE;
import static dev.socialposting.uploads.model.Fixtures.BOB;
import static dev.socialposting.uploads.model.Fixtures.FACEBOOK;
import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static dev.socialposting.uploads.model.Fixtures.instagramAccount;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.UserId;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every store of connected accounts does. */
public abstract class SocialAccountStoreContract {
    private static final EncryptedToken TOKEN = new EncryptedToken("c2VjcmV0");
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

        store().put(newer);

        assertThat(store().list(ALICE)).containsExactly(newer);
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

        store().requireReconnect(account.key(), TOKEN, LATER);

        assertThat(store().find(account.key())).contains(account.withStatus(AccountStatus.RECONNECT_REQUIRED, LATER));
        assertThat(store().list(BOB)).containsExactly(account(BOB, INSTAGRAM));
    }

    @Test
    void aRefusedTokenThatHasBeenReplacedChangesNothing() {
        SocialAccount account = account(ALICE, INSTAGRAM);
        store().put(account);

        store().requireReconnect(account.key(), new EncryptedToken("b2xkZXI="), LATER);

        assertThat(store().find(account.key())).contains(account);
    }

    @Test
    void aRefusedTokenOfAnAccountThatIsGoneChangesNothing() {
        store().requireReconnect(new AccountKey(ALICE, INSTAGRAM), TOKEN, LATER);

        assertThat(store().list(ALICE)).isEmpty();
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
