package dev.socialposting.accounts;

import dev.socialposting.uploads.model.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps connected accounts, and the grants that they rest on.
 *
 * <p>Throws {@link dev.socialposting.uploads.store.StoreUnavailableException} as the store of upload requests does.
 */
public interface SocialAccountStore {
    /** All accounts of a user, by destination; as they were last written. */
    List<SocialAccount> list(UserId userId);

    /** One account, as it was last written. */
    Optional<SocialAccount> find(AccountKey key);

    /**
     * Stores an account, in place of the one with its key if there is one, of which only the time of its first connection is kept.
     *
     * @return as stored: with the next version of the record
     */
    SocialAccount put(SocialAccount account);

    /** Calls an account something else; whatever is stored of it meanwhile stays. Empty if it is gone. */
    Optional<SocialAccount> rename(AccountKey key, String displayName, Instant now);

    /** Removes an account, and the grant that it rested on if no other account of its user does; false if there was none. */
    boolean remove(AccountKey key);

    /** One grant, as it was last written. */
    Optional<Grant> findGrant(GrantKey key);

    /**
     * Stores a grant, in place of the one with its key if there is one, of which only the time of its first consent is kept.
     *
     * @return as stored: with the next version of the record
     */
    Grant putGrant(Grant grant);

    /**
     * Replaces credentials, unless others have taken their place, or their record is gone. Their status is then {@link
     * AccountStatus#CONNECTED}: the platform has just given them.
     *
     * @param seen what is to be replaced
     * @param newer of whatever version
     * @return as stored: with the version after the seen one; empty if nothing was changed
     */
    Optional<StoredCredentials> rotate(KeptCredentials seen, StoredCredentials newer, Instant now);

    /**
     * Notes that the platform has taken credentials of which that was not known. Changes nothing if the record is gone or has other
     * credentials by now.
     */
    void confirm(KeptCredentials proven, Instant now);

    /**
     * Notes that the platform refused credentials: the account, or every account of the grant, must be connected again. Changes nothing
     * if the record is gone or has other credentials by now.
     */
    void requireReconnect(KeptCredentials refused, Instant now);
}
