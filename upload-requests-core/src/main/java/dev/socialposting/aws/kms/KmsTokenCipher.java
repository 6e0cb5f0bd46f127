package dev.socialposting.aws.kms;

import dev.socialposting.accounts.AccessToken;
import dev.socialposting.accounts.AccountKey;
import dev.socialposting.accounts.EncryptedToken;
import dev.socialposting.accounts.TokenCipher;
import java.util.Base64;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.IncorrectKeyException;
import software.amazon.awssdk.services.kms.model.InvalidCiphertextException;

/**
 * Encrypts tokens directly under a KMS key; the user and the record that the token is stored in are the encryption context, so that a token
 * copied to another account's item cannot be decrypted there. The key's policy refuses whatever comes without them.
 *
 * <p>Tokens that were encrypted with the user and the destination as their context are still decrypted, by a second call.
 *
 * <p>KMS takes up to 4,096 bytes (KMS API reference, Encrypt), many times the length of the platforms' tokens.
 */
public final class KmsTokenCipher implements TokenCipher {
    private final KmsClient client;
    private final String keyId;

    /** @param keyId the id or ARN of a symmetric key */
    public KmsTokenCipher(KmsClient client, String keyId) {
        this.client = client;
        this.keyId = keyId;
    }

    @Override
    public EncryptedToken encrypt(AccountKey key, AccessToken token) {
        SdkBytes ciphertext = ask(
                "encrypt a token",
                () -> client.encrypt(request -> request.keyId(keyId)
                                .plaintext(SdkBytes.fromUtf8String(token.value()))
                                .encryptionContext(record(key)))
                        .ciphertextBlob());
        return new EncryptedToken(Base64.getEncoder().encodeToString(ciphertext.asByteArrayUnsafe()));
    }

    @Override
    public AccessToken decrypt(AccountKey key, EncryptedToken token) {
        SdkBytes ciphertext = ciphertext(token);
        try {
            return decrypted(ciphertext, record(key));
        } catch (UndecryptableTokenException perhapsFromBefore) {
            return decrypted(ciphertext, destination(key));
        }
    }

    private AccessToken decrypted(SdkBytes ciphertext, Map<String, String> context) {
        SdkBytes plaintext = ask("decrypt a token", () -> {
            try {
                return client.decrypt(request ->
                                request.keyId(keyId).ciphertextBlob(ciphertext).encryptionContext(context))
                        .plaintext();
            } catch (InvalidCiphertextException | IncorrectKeyException e) {
                throw new UndecryptableTokenException(e);
            }
        });
        return new AccessToken(plaintext.asUtf8String());
    }

    /** KMS refuses an empty ciphertext as a malformed request; here it is a token that cannot be decrypted like any other. */
    private static SdkBytes ciphertext(EncryptedToken token) {
        try {
            byte[] bytes = Base64.getDecoder().decode(token.ciphertext());
            if (bytes.length == 0) {
                throw new UndecryptableTokenException(new IllegalArgumentException("an empty ciphertext"));
            }
            return SdkBytes.fromByteArrayUnsafe(bytes);
        } catch (IllegalArgumentException e) {
            throw new UndecryptableTokenException(e);
        }
    }

    private static Map<String, String> record(AccountKey key) {
        return Map.of("user_id", key.userId().value(), "record", "account:" + key.destination());
    }

    private static Map<String, String> destination(AccountKey key) {
        return Map.of(
                "user_id",
                key.userId().value(),
                "destination",
                key.destination().toString());
    }

    private static <T> T ask(String toDo, Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            throw new CipherUnavailableException("KMS could not be asked to " + toDo, e);
        }
    }
}
