package dev.socialposting.accounts;

/**
 * Credentials as they were found.
 *
 * @param key where they are stored
 */
public record KeptCredentials(CredentialsKey key, StoredCredentials stored) {}
