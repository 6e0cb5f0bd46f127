package dev.socialposting.accounts;

import dev.socialposting.uploads.model.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps connected accounts.
 *
 * <p>Throws {@link dev.socialposting.uploads.store.StoreUnavailableException} as the store of upload requests does.
 */
public interface SocialAccountStore {
    /** All accounts of a user, by destination; as they were last written. */
    List<SocialAccount> list(UserId userId);

    /** One account, as it was last written. */
    Optional<SocialAccount> find(AccountKey key);

    /** Stores an account, in place of the one with its key if there is one. */
    void put(SocialAccount account);

    /** Removes an account; false if there was none. */
    boolean remove(AccountKey key);

    /**
     * Notes that the platform refused a token: the account must be connected again. Changes nothing if the account is gone or has
     * another token by now.
     */
    void requireReconnect(AccountKey key, EncryptedToken refused, Instant now);
}
