package dev.socialposting.accounts;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Connects accounts: credentials go in encrypted and come out only for whoever posts with them. */
public final class ConnectedAccounts {
    private final SocialAccountStore store;
    private final TokenCipher cipher;
    private final Clock clock;

    public ConnectedAccounts(SocialAccountStore store, TokenCipher cipher, Clock clock) {
        this.store = store;
        this.cipher = cipher;
        this.clock = clock;
    }

    /** Connects an account with a token that is known to be good; see {@link #connect(AccountKey, String, String, Optional, AccountStatus)}. */
    public Optional<SocialAccount> connect(
            AccountKey key, String displayName, String login, Optional<AccessToken> token) {
        return connect(key, displayName, login, token, AccountStatus.CONNECTED);
    }

    /**
     * Connects an account with a token of its own, or gives a connected one another name. Without a token nothing else is changed.
     *
     * @param status what is known of the token
     * @return the account as stored now; empty if there is neither a token nor an account
     */
    public Optional<SocialAccount> connect(
            AccountKey key, String displayName, String login, Optional<AccessToken> token, AccountStatus status) {
        Instant now = clock.instant();
        return token.map(given -> Optional.of(connect(key, displayName, login, Credentials.of(given), status, now)))
                .orElseGet(() -> store.rename(key, displayName, now));
    }

    private SocialAccount connect(
            AccountKey key,
            String displayName,
            String login,
            Credentials credentials,
            AccountStatus status,
            Instant now) {
        AccountCredentials own = new AccountCredentials.Own(encrypted(key, credentials), Optional.empty());
        return store.put(new SocialAccount(key, displayName, login, status, own, now, now));
    }

    /** Whether the credentials of an account can still be had. If not, it has to be connected again, and says so from now on. */
    public boolean requireReadableCredentials(SocialAccount account) {
        return keptOf(account).filter(this::requireReadable).isPresent();
    }

    private boolean requireReadable(KeptCredentials kept) {
        try {
            read(kept);
            return true;
        } catch (TokenCipher.UndecryptableTokenException _) {
            store.requireReconnect(kept, clock.instant());
            return false;
        }
    }

    /** What an account is posted to with: its own credentials, or else its grant's. Empty if the grant is gone. */
    public Optional<KeptCredentials> keptOf(SocialAccount account) {
        return switch (account.credentials()) {
            case AccountCredentials.Own(StoredCredentials stored, var _) ->
                Optional.of(new KeptCredentials(account.key(), stored));
            case AccountCredentials.OfGrant(GrantId id) ->
                store.findGrant(new GrantKey(account.key().userId(), id))
                        .map(grant -> new KeptCredentials(grant.key(), grant.credentials()));
        };
    }

    /**
     * Decrypts credentials.
     *
     * @throws TokenCipher.UndecryptableTokenException if they cannot be had any more
     */
    public Credentials read(KeptCredentials kept) {
        return new Credentials(
                cipher.decrypt(kept.key(), kept.stored().secrets()),
                kept.stored().terms());
    }

    /**
     * Replaces credentials by what a platform gave in their place, if they are still the stored ones. Whatever it left out of its answer
     * stays.
     *
     * @param seen where they are, as they were read
     * @param before the same, decrypted
     */
    public Rotation rotate(KeptCredentials seen, Credentials before, Credentials given) {
        Credentials newer = before.replacedBy(given);
        return store.rotate(seen, encrypted(seen.key(), newer), clock.instant())
                .<Rotation>map(stored -> new Rotation.Rotated(new KeptCredentials(seen.key(), stored), newer))
                .orElseGet(Rotation.Overtaken::new);
    }

    private StoredCredentials encrypted(CredentialsKey key, Credentials credentials) {
        return StoredCredentials.first(cipher.encrypt(key, credentials.secrets()), credentials.terms());
    }
}
