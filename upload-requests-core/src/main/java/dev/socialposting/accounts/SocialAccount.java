package dev.socialposting.accounts;

import java.time.Instant;

/**
 * An account that a user has connected.
 *
 * @param displayName what the user calls it
 * @param login by which of the platform's ways it was connected, which may decide the host that is called
 * @param status of the credentials that it is posted to with: an account without any of its own has its grant's
 */
public record SocialAccount(
        AccountKey key,
        String displayName,
        String login,
        AccountStatus status,
        AccountCredentials credentials,
        Instant connectedAt,
        Instant updatedAt) {
    /** The same with another status. */
    public SocialAccount withStatus(AccountStatus newer, Instant now) {
        return new SocialAccount(key, displayName, login, newer, credentials, connectedAt, now);
    }

    /** The same under another name. */
    public SocialAccount named(String newer, Instant now) {
        return new SocialAccount(key, newer, login, status, credentials, connectedAt, now);
    }

    /** The same with other credentials. */
    public SocialAccount with(AccountCredentials newer, AccountStatus newerStatus, Instant now) {
        return new SocialAccount(key, displayName, login, newerStatus, newer, connectedAt, now);
    }
}
