package dev.socialposting.accounts;

import dev.socialposting.uploads.model.Platform;
import java.time.Instant;

/**
 * What one user got from one person's consent at one platform. Several accounts can rest on it.
 *
 * @param platformUser whose consent it is, by the platform's own id
 * @param status whether its credentials are good, and with them every account that has none of its own
 */
public record Grant(
        GrantKey key,
        Platform platform,
        String platformUser,
        AccountStatus status,
        StoredCredentials credentials,
        Instant connectedAt,
        Instant updatedAt) {
    /** The same, with what is stored of its credentials now. */
    public Grant with(StoredCredentials newer, AccountStatus newerStatus, Instant now) {
        return new Grant(key, platform, platformUser, newerStatus, newer, connectedAt, now);
    }
}
