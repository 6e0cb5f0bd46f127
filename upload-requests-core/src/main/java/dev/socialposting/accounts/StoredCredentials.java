package dev.socialposting.accounts;

/**
 * Credentials as they are stored.
 *
 * @param version counts how often the record's credentials were replaced, from 1; 0 if it was written before they were counted
 */
public record StoredCredentials(EncryptedSecrets secrets, Terms terms, long version) {
    /** The first ones of a record. */
    public static StoredCredentials first(EncryptedSecrets secrets, Terms terms) {
        return new StoredCredentials(secrets, terms, 1);
    }

    /** The same, counted on. */
    public StoredCredentials withVersion(long other) {
        return new StoredCredentials(secrets, terms, other);
    }
}
