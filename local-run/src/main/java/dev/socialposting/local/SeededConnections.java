package dev.socialposting.local;

import dev.socialposting.accounts.AccessToken;
import dev.socialposting.accounts.AccountKey;
import dev.socialposting.accounts.ConnectedAccounts;
import dev.socialposting.accounts.SocialAccount;
import dev.socialposting.accounts.SocialAccountStore;
import dev.socialposting.accounts.TokenCipher;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.UserId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Connects the simulator's accounts for a user, so that there is something to post to. */
final class SeededConnections {

    private final SocialAccountStore store;
    private final ConnectedAccounts connected;

    SeededConnections(SocialAccountStore store, TokenCipher cipher, Clock clock) {
        this.store = store;
        this.connected = new ConnectedAccounts(store, cipher, clock);
    }

    /**
     * An account to connect.
     *
     * @param login by which of the platform's ways, as {@link SocialAccount} has it
     */
    record Seed(Destination destination, String displayName, String login, AccessToken token) {}

    /** Connects what is not connected yet. An account that is, and whose token can be read, stays as the user left it. */
    void connect(UserId user, List<Seed> seeds) {
        for (Seed seed : seeds) {
            AccountKey key = new AccountKey(user, seed.destination());
            if (store.find(key).filter(connected::requireReadableCredentials).isEmpty()) {
                connected.connect(key, seed.displayName(), seed.login(), Optional.of(seed.token()));
            }
        }
    }
}
