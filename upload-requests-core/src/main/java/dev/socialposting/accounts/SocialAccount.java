package dev.socialposting.accounts;

import java.time.Instant;

/**
 * An account that a user has connected.
 *
 * @param displayName what the user calls it
 * @param login by which of the platform's ways it was connected, which decides the host: for Instagram {@code instagram} or
 *     {@code facebook}, for Facebook {@code facebook}
 */
public record SocialAccount(
        AccountKey key,
        String displayName,
        String login,
        AccountStatus status,
        EncryptedToken token,
        Instant connectedAt,
        Instant updatedAt) {
    public SocialAccount withStatus(AccountStatus newer, Instant now) {
        return new SocialAccount(key, displayName, login, newer, token, connectedAt, now);
    }
}
