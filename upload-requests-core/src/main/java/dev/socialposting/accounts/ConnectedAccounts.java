package dev.socialposting.accounts;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Connects accounts: tokens go in encrypted and come out only for the publisher that posts with them. */
public final class ConnectedAccounts {
    private final SocialAccountStore store;
    private final TokenCipher cipher;
    private final Clock clock;

    public ConnectedAccounts(SocialAccountStore store, TokenCipher cipher, Clock clock) {
        this.store = store;
        this.cipher = cipher;
        this.clock = clock;
    }

    /**
     * Connects an account, or changes a connected one. Without a token a stored one stays, and so does the account's status.
     *
     * @return the account as stored now; empty if there is neither a token nor an account that has one
     */
    public Optional<SocialAccount> connect(
            AccountKey key, String displayName, String login, Optional<AccessToken> token) {
        Instant now = clock.instant();
        Optional<SocialAccount> stored = store.find(key);
        Instant connectedAt = stored.map(SocialAccount::connectedAt).orElse(now);
        Optional<SocialAccount> account = token.map(given -> new SocialAccount(
                        key, displayName, login, AccountStatus.CONNECTED, cipher.encrypt(key, given), connectedAt, now))
                .or(() -> stored.map(known ->
                        new SocialAccount(key, displayName, login, known.status(), known.token(), connectedAt, now)));
        account.ifPresent(store::put);
        return account;
    }

    /** Whether the token of an account can still be had. If not, the account has to be connected again, and says so from now on. */
    public boolean requireReadableToken(SocialAccount account) {
        try {
            tokenOf(account);
            return true;
        } catch (TokenCipher.UndecryptableTokenException _) {
            store.requireReconnect(account.key(), account.token(), clock.instant());
            return false;
        }
    }

    /**
     * The token of an account.
     *
     * @throws TokenCipher.UndecryptableTokenException if it cannot be had any more
     */
    public AccessToken tokenOf(SocialAccount account) {
        return cipher.decrypt(account.key(), account.token());
    }
}
