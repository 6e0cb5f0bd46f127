package dev.socialposting.accounts;

/**
 * Secrets as they are stored.
 *
 * @param ciphertext as the cipher has written it; empty if they were taken away
 */
public record EncryptedSecrets(String ciphertext) {
    @Override
    public String toString() {
        return "EncryptedSecrets[" + ciphertext.length() + " characters]";
    }
}
