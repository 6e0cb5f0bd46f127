package dev.socialposting.worker;

import dev.socialposting.accounts.AccountKey;
import dev.socialposting.accounts.ConnectedAccounts;
import dev.socialposting.accounts.Credentials;
import dev.socialposting.accounts.KeptCredentials;
import dev.socialposting.accounts.SocialAccount;
import dev.socialposting.accounts.SocialAccountStore;
import dev.socialposting.accounts.TokenCipher.UndecryptableTokenException;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The accounts that are posted to, with their credentials. */
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
        return store.find(key)
                .flatMap(account -> connected.keptOf(account).map(kept -> granted(account, kept)))
                .orElseGet(Access.NotConnected::new);
    }

    /** The platform refused the credentials of this account: its user has to connect it again. */
    void requireReconnect(Access.Granted granted) {
        requireReconnect(granted.kept());
    }

    /** The platform has taken the credentials of this account, which was not known of them. */
    void confirm(Access.Granted granted) {
        store.confirm(granted.kept(), clock.instant());
    }

    private void requireReconnect(KeptCredentials refused) {
        store.requireReconnect(refused, clock.instant());
    }

    private Access granted(SocialAccount account, KeptCredentials kept) {
        try {
            return new Access.Granted(account, kept, connected.read(kept));
        } catch (UndecryptableTokenException undecryptable) {
            OPERATOR_LOG
                    .atError()
                    .addKeyValue("destination", account.key().destination().toString())
                    .setCause(undecryptable)
                    .log("A stored token cannot be decrypted; its account has to be connected again.");
            requireReconnect(kept);
            return new Access.NotConnected();
        }
    }

    /** What we may do on an account. */
    sealed interface Access {
        /**
         * We may post to it.
         *
         * @param kept where the credentials are stored
         */
        record Granted(SocialAccount account, KeptCredentials kept, Credentials credentials) implements Access {}

        record NotConnected() implements Access {}

        default SecretMasker masker() {
            return switch (this) {
                case Granted granted -> SecretMasker.of(granted.credentials());
                case NotConnected() -> SecretMasker.ofShapes();
            };
        }
    }
}
