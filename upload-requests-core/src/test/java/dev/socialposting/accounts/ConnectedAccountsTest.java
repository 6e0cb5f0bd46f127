package dev.socialposting.accounts;

import static dev.socialposting.uploads.model.Fixtures.ALICE;
import static dev.socialposting.uploads.model.Fixtures.FACEBOOK;
import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.testing.SettableClock;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.Platform;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ConnectedAccountsTest {
    private static final AccountKey KEY = new AccountKey(ALICE, INSTAGRAM);
    private static final AccessToken TOKEN = new AccessToken("IGAA-first");
    private static final GrantKey GRANT = new GrantKey(ALICE, new GrantId("5f3a"));
    private static final Duration LATER = Duration.ofHours(1);

    private final SettableClock clock = new SettableClock(NOW);
    private final InMemorySocialAccountStore store = new InMemorySocialAccountStore();
    private final InMemoryTokenCipher cipher = new InMemoryTokenCipher();
    private final ConnectedAccounts accounts = new ConnectedAccounts(store, cipher, clock);

    @Test
    void aConnectedAccountHasItsTokenAndCanBePostedTo() {
        SocialAccount account = connected("Reels", Optional.of(TOKEN));

        assertThat(account.status()).isEqualTo(AccountStatus.CONNECTED);
        assertThat(account.displayName()).isEqualTo("Reels");
        assertThat(account.login()).isEqualTo("instagram");
        assertThat(account.connectedAt()).isEqualTo(NOW);
        assertThat(account.updatedAt()).isEqualTo(NOW);
        assertThat(tokenOf(account)).isEqualTo(TOKEN);
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
        store.requireReconnect(accounts.keptOf(first).orElseThrow(), NOW);
        clock.advance(LATER);

        SocialAccount renamed = connected("Reels of Alice", Optional.empty());

        assertThat(renamed.displayName()).isEqualTo("Reels of Alice");
        assertThat(tokenOf(renamed)).isEqualTo(TOKEN);
        assertThat(renamed.status()).isEqualTo(AccountStatus.RECONNECT_REQUIRED);
        assertThat(renamed.connectedAt()).isEqualTo(NOW);
        assertThat(renamed.updatedAt()).isEqualTo(NOW.plus(LATER));
    }

    @Test
    void aNewTokenConnectsAgain() {
        SocialAccount first = connected("Reels", Optional.of(TOKEN));
        store.requireReconnect(accounts.keptOf(first).orElseThrow(), NOW);
        clock.advance(LATER);

        SocialAccount again = connected("Reels", Optional.of(new AccessToken("IGAA-second")));

        assertThat(again.status()).isEqualTo(AccountStatus.CONNECTED);
        assertThat(tokenOf(again)).isEqualTo(new AccessToken("IGAA-second"));
        assertThat(again.connectedAt()).isEqualTo(NOW);
    }

    /** A worker that gets new credentials at the same time must not lose them to a new name. */
    @Test
    void aNewNameLeavesCredentialsThatWereReplacedMeanwhile() {
        SocialAccount seen = connected("Reels", Optional.of(TOKEN));
        KeptCredentials kept = accounts.keptOf(seen).orElseThrow();
        accounts.rotate(kept, accounts.read(kept), Credentials.of(new AccessToken("IGAA-second")));

        SocialAccount renamed = connected("Reels of Alice", Optional.empty());

        assertThat(tokenOf(renamed)).isEqualTo(new AccessToken("IGAA-second"));
    }

    @Test
    void nothingThatIsSecretIsShownAsText() {
        SocialAccount account = connected("Reels", Optional.of(TOKEN));
        Credentials all = new Credentials(
                new Secrets(TOKEN, Optional.of(new RefreshToken("again-and-again")), Map.of("dpop_key", "private")),
                Terms.UNKNOWN);

        assertThat(TOKEN.toString()).doesNotContain(TOKEN.value());
        assertThat(account.toString())
                .doesNotContain(accounts.keptOf(account)
                        .orElseThrow()
                        .stored()
                        .secrets()
                        .ciphertext());
        assertThat(all.toString() + all.secrets().refreshToken())
                .doesNotContain(TOKEN.value(), "again-and-again", "private");
    }

    @Test
    void accountsOnOneGrantArePostedToWithItsCredentialsUnlessTheyHaveTheirOwn() {
        SocialAccount page = onGrant(FACEBOOK);
        SocialAccount withOwn = store.put(new SocialAccount(
                KEY,
                "Reels",
                "facebook",
                AccountStatus.CONNECTED,
                new AccountCredentials.Own(encrypted(KEY, Credentials.of(TOKEN)), Optional.of(GRANT.id())),
                NOW,
                NOW));

        assertThat(tokenOf(page)).isEqualTo(new AccessToken("EAA-first"));
        assertThat(tokenOf(withOwn)).isEqualTo(TOKEN);
    }

    @Test
    void replacedCredentialsAreThoseOfEveryAccountOnTheGrant() {
        SocialAccount page = onGrant(FACEBOOK);
        KeptCredentials seen = accounts.keptOf(page).orElseThrow();
        Instant end = NOW.plus(Duration.ofDays(60));

        Rotation rotation = accounts.rotate(
                seen,
                accounts.read(seen),
                new Credentials(
                        Secrets.of(new AccessToken("EAA-second")),
                        new Terms(Optional.of(end), Optional.empty(), Set.of())));

        KeptCredentials kept = accounts.keptOf(page).orElseThrow();
        Credentials now = accounts.read(kept);
        assertThat(rotation).isEqualTo(new Rotation.Rotated(kept, now));
        assertThat(kept.stored().version()).isEqualTo(seen.stored().version() + 1);
        assertThat(now.accessToken()).isEqualTo(new AccessToken("EAA-second"));
        assertThat(now.terms().accessExpiresAt()).contains(end);
    }

    /** Two workers that were given new credentials at once: the platform has burnt what the slower one has, or will. */
    @Test
    void whoIsOvertakenIsToldAndReadsWhatIsThere() {
        KeptCredentials seen = accounts.keptOf(onGrant(FACEBOOK)).orElseThrow();
        Credentials before = accounts.read(seen);
        accounts.rotate(seen, before, Credentials.of(new AccessToken("EAA-winner")));

        assertThat(accounts.rotate(seen, before, Credentials.of(new AccessToken("EAA-loser"))))
                .isEqualTo(new Rotation.Overtaken());

        KeptCredentials there = accounts.keptOf(onGrantAsStored(FACEBOOK)).orElseThrow();
        assertThat(accounts.read(there).accessToken()).isEqualTo(new AccessToken("EAA-winner"));
    }

    @Test
    void whatAPlatformLeavesOutOfItsAnswerStays() {
        KeptCredentials seen = accounts.keptOf(onGrant(FACEBOOK)).orElseThrow();

        accounts.rotate(seen, accounts.read(seen), Credentials.of(new AccessToken("EAA-second")));

        Credentials now =
                accounts.read(accounts.keptOf(onGrantAsStored(FACEBOOK)).orElseThrow());
        assertThat(now.secrets().refreshToken()).contains(new RefreshToken("again"));
        assertThat(now.secrets().keys()).containsEntry("dpop_key", "private");
        assertThat(now.terms().refreshExpiresAt()).contains(NOW.plus(Duration.ofDays(365)));
        assertThat(now.terms().scopes()).containsExactly("pages_show_list");
    }

    @Test
    void theEndOfATokenIsNotTakenForThatOfAnother() {
        KeptCredentials seen = accounts.keptOf(onGrant(FACEBOOK)).orElseThrow();
        Credentials before = accounts.read(seen);

        assertThat(before.replacedBy(Credentials.of(new AccessToken("EAA-second")))
                        .terms()
                        .accessExpiresAt())
                .isEmpty();
        assertThat(before.replacedBy(Credentials.of(before.accessToken()))
                        .terms()
                        .accessExpiresAt())
                .contains(NOW.plus(LATER));
        Secrets otherRefresh = new Secrets(before.accessToken(), Optional.of(new RefreshToken("new")), Map.of());
        assertThat(before.replacedBy(new Credentials(otherRefresh, Terms.UNKNOWN))
                        .terms()
                        .refreshExpiresAt())
                .isEmpty();
    }

    @Test
    void anAccountWhoseGrantIsGoneMustBeConnectedAgain() {
        SocialAccount orphan = store.put(new SocialAccount(
                KEY,
                "Reels",
                "facebook",
                AccountStatus.CONNECTED,
                new AccountCredentials.OfGrant(GRANT.id()),
                NOW,
                NOW));

        assertThat(accounts.keptOf(orphan)).isEmpty();
        assertThat(accounts.requireReadableCredentials(orphan)).isFalse();
        assertThat(store.find(KEY))
                .hasValueSatisfying(
                        account -> assertThat(account.status()).isEqualTo(AccountStatus.RECONNECT_REQUIRED));
    }

    private SocialAccount onGrant(Destination destination) {
        Credentials credentials = new Credentials(
                new Secrets(
                        new AccessToken("EAA-first"),
                        Optional.of(new RefreshToken("again")),
                        Map.of("dpop_key", "private")),
                new Terms(
                        Optional.of(NOW.plus(LATER)),
                        Optional.of(NOW.plus(Duration.ofDays(365))),
                        Set.of("pages_show_list")));
        store.putGrant(new Grant(
                GRANT,
                new Platform("facebook"),
                "1029384756",
                AccountStatus.CONNECTED,
                encrypted(GRANT, credentials),
                NOW,
                NOW));
        return store.put(new SocialAccount(
                new AccountKey(ALICE, destination),
                "A Page",
                "facebook",
                AccountStatus.CONNECTED,
                new AccountCredentials.OfGrant(GRANT.id()),
                NOW,
                NOW));
    }

    private SocialAccount onGrantAsStored(Destination destination) {
        return store.find(new AccountKey(ALICE, destination)).orElseThrow();
    }

    private StoredCredentials encrypted(CredentialsKey key, Credentials credentials) {
        return StoredCredentials.first(cipher.encrypt(key, credentials.secrets()), credentials.terms());
    }

    private AccessToken tokenOf(SocialAccount account) {
        return accounts.read(accounts.keptOf(account).orElseThrow()).accessToken();
    }

    private SocialAccount connected(String displayName, Optional<AccessToken> token) {
        return accounts.connect(KEY, displayName, "instagram", token).orElseThrow();
    }
}
