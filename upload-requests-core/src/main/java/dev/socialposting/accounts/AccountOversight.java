package dev.socialposting.accounts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What operators do with accounts, whoever's they are.
 *
 * <p>Throws {@link dev.socialposting.uploads.store.StoreUnavailableException} as {@link SocialAccountStore} does.
 */
public interface AccountOversight {
    /**
     * Every connection of the account that a platform knows by this id, of whatever platform and user. Reads the whole table, so it is slow
     * and costs what the table holds; an account that is written meanwhile may be missed.
     *
     * @param accountId the platform's own id, as in {@link dev.socialposting.uploads.model.Destination#accountId}
     */
    List<SocialAccount> connectionsOf(String accountId);

    /**
     * Takes the token of an account away: nothing more is posted with it, and its user has to connect the account again. Whoever has begun
     * to post with it has it still, until the turn is over. A token that is a grant's is taken from all accounts on the grant.
     *
     * @param seen the account as it was last seen
     * @return the account as it is stored then; empty if it has another token by now, or is gone, and nothing was changed
     */
    Optional<SocialAccount> takeToken(SocialAccount seen, Instant now);
}
