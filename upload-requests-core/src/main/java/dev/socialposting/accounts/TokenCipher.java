package dev.socialposting.accounts;

/** Encrypts tokens, bound to the account they belong to. Throws {@link CipherUnavailableException} when it cannot be asked. */
public interface TokenCipher {
    EncryptedToken encrypt(AccountKey key, AccessToken token);

    /**
     * The token that was encrypted for this key.
     *
     * @throws UndecryptableTokenException if it was encrypted for another account, by another cipher, or was changed
     */
    AccessToken decrypt(AccountKey key, EncryptedToken token);

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
