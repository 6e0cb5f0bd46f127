package dev.socialposting.accounts;

/** Encrypts secrets, bound to the record they are stored in. Throws {@link CipherUnavailableException} when it cannot be asked. */
public interface TokenCipher {
    /** The secrets, to be stored in this record. */
    EncryptedSecrets encrypt(CredentialsKey key, Secrets secrets);

    /**
     * The secrets that were encrypted for this record.
     *
     * @throws UndecryptableTokenException if they were encrypted for another record, by another cipher, or were changed
     */
    Secrets decrypt(CredentialsKey key, EncryptedSecrets secrets);

    /** A stored token that is of no use: the account has to be connected again. */
    final class UndecryptableTokenException extends RuntimeException {
        public UndecryptableTokenException(Throwable cause) {
            super("a stored token cannot be decrypted", cause);
        }
    }

    /** The cipher could not be asked, or did not answer. */
    final class CipherUnavailableException extends RuntimeException {
        public CipherUnavailableException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
