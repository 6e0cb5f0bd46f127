package dev.socialposting.accounts;

import static dev.socialposting.uploads.model.Fixtures.ALICE;
import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.testing.SettableClock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ConnectedAccountsTest {
    private static final AccountKey KEY = new AccountKey(ALICE, INSTAGRAM);
    private static final AccessToken TOKEN = new AccessToken("IGAA-first");
    private static final Duration LATER = Duration.ofHours(1);

    private final SettableClock clock = new SettableClock(NOW);
    private final InMemorySocialAccountStore store = new InMemorySocialAccountStore();
    private final ConnectedAccounts accounts = new ConnectedAccounts(store, new InMemoryTokenCipher(), clock);

    @Test
    void aConnectedAccountHasItsTokenAndCanBePostedTo() {
        SocialAccount account = connected("Reels", Optional.of(TOKEN));

        assertThat(account.status()).isEqualTo(AccountStatus.CONNECTED);
        assertThat(account.displayName()).isEqualTo("Reels");
        assertThat(account.login()).isEqualTo("instagram");
        assertThat(account.connectedAt()).isEqualTo(NOW);
        assertThat(account.updatedAt()).isEqualTo(NOW);
        assertThat(accounts.tokenOf(account)).isEqualTo(TOKEN);
        assertThat(store.find(KEY)).contains(account);
    }

    @Test
    void anAccountIsNotConnectedWithoutAToken() {
        assertThat(accounts.connect(KEY, "Reels", "instagram", Optional.empty()))
                .isEmpty();

        assertThat(store.list(ALICE)).isEmpty();
    }

    @Test
    void aChangeWithoutATokenKeepsTheStoredTokenAndTheStatus() {
        SocialAccount first = connected("Reels", Optional.of(TOKEN));
        store.requireReconnect(KEY, first.token(), NOW);
        clock.advance(LATER);

        SocialAccount renamed = connected("Reels of Alice", Optional.empty());

        assertThat(renamed.displayName()).isEqualTo("Reels of Alice");
        assertThat(accounts.tokenOf(renamed)).isEqualTo(TOKEN);
        assertThat(renamed.status()).isEqualTo(AccountStatus.RECONNECT_REQUIRED);
        assertThat(renamed.connectedAt()).isEqualTo(NOW);
        assertThat(renamed.updatedAt()).isEqualTo(NOW.plus(LATER));
    }

    @Test
    void aNewTokenConnectsAgain() {
        SocialAccount first = connected("Reels", Optional.of(TOKEN));
        store.requireReconnect(KEY, first.token(), NOW);
        clock.advance(LATER);

        SocialAccount again = connected("Reels", Optional.of(new AccessToken("IGAA-second")));

        assertThat(again.status()).isEqualTo(AccountStatus.CONNECTED);
        assertThat(accounts.tokenOf(again)).isEqualTo(new AccessToken("IGAA-second"));
        assertThat(again.connectedAt()).isEqualTo(NOW);
    }

    @Test
    void neitherATokenNorItsCiphertextIsShownAsText() {
        SocialAccount account = connected("Reels", Optional.of(TOKEN));

        assertThat(TOKEN.toString()).doesNotContain(TOKEN.value());
        assertThat(account.toString()).doesNotContain(account.token().ciphertext());
    }

    private SocialAccount connected(String displayName, Optional<AccessToken> token) {
        return accounts.connect(KEY, displayName, "instagram", token).orElseThrow();
    }
}
