package dev.socialposting.accounts;

/**
 * A token as it is stored.
 *
 * @param ciphertext Base64
 */
public record EncryptedToken(String ciphertext) {
    @Override
    public String toString() {
        return "EncryptedToken[" + ciphertext.length() + " characters]";
    }
}
