package dev.socialposting.worker;

import dev.socialposting.accounts.AccessToken;
import dev.socialposting.accounts.AccountKey;
import dev.socialposting.accounts.ConnectedAccounts;
import dev.socialposting.accounts.SocialAccount;
import dev.socialposting.accounts.SocialAccountStore;
import dev.socialposting.accounts.TokenCipher.UndecryptableTokenException;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The accounts that are posted to, with their tokens. */
final class PostingAccounts {
    private static final Logger OPERATOR_LOG = LoggerFactory.getLogger(PostingAccounts.class);

    private final SocialAccountStore store;
    private final ConnectedAccounts connected;
    private final Clock clock;

    PostingAccounts(SocialAccountStore store, ConnectedAccounts connected, Clock clock) {
        this.store = store;
        this.connected = connected;
        this.clock = clock;
    }

    Access access(AccountKey key) {
        return store.find(key).map(this::granted).orElseGet(Access.NotConnected::new);
    }

    /** The platform refused the token of this account: its user has to connect it again. */
    void requireReconnect(SocialAccount account) {
        store.requireReconnect(account.key(), account.token(), clock.instant());
    }

    private Access granted(SocialAccount account) {
        try {
            return new Access.Granted(account, connected.tokenOf(account));
        } catch (UndecryptableTokenException undecryptable) {
            OPERATOR_LOG
                    .atError()
                    .addKeyValue("destination", account.key().destination().toString())
                    .setCause(undecryptable)
                    .log("A stored token cannot be decrypted; its account has to be connected again.");
            requireReconnect(account);
            return new Access.NotConnected();
        }
    }

    /** What we may do on an account. */
    sealed interface Access {
        record Granted(SocialAccount account, AccessToken token) implements Access {}

        record NotConnected() implements Access {}

        default SecretMasker masker() {
            return switch (this) {
                case Granted granted -> SecretMasker.of(granted.token());
                case NotConnected() -> SecretMasker.ofShapes();
            };
        }
    }
}
