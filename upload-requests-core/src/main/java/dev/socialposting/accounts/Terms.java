package dev.socialposting.accounts;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * What a platform says of the credentials it gave, and is no secret.
 *
 * @param accessExpiresAt when the access token ends; empty if it does not, or the platform does not say
 * @param refreshExpiresAt the same of the refresh token
 * @param scopes what they allow, in the platform's words; empty if it does not say
 */
public record Terms(Optional<Instant> accessExpiresAt, Optional<Instant> refreshExpiresAt, Set<String> scopes) {
    /** Nothing is known of them. */
    public static final Terms UNKNOWN = new Terms(Optional.empty(), Optional.empty(), Set.of());

    /** As given. */
    public Terms {
        scopes = Set.copyOf(scopes);
    }
}
