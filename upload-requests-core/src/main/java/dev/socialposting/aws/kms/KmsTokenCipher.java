package dev.socialposting.aws.kms;

import dev.socialposting.accounts.AccessToken;
import dev.socialposting.accounts.AccountKey;
import dev.socialposting.accounts.CredentialsKey;
import dev.socialposting.accounts.EncryptedSecrets;
import dev.socialposting.accounts.GrantKey;
import dev.socialposting.accounts.Secrets;
import dev.socialposting.accounts.TokenCipher;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.DataKeySpec;
import software.amazon.awssdk.services.kms.model.GenerateDataKeyResponse;
import software.amazon.awssdk.services.kms.model.IncorrectKeyException;
import software.amazon.awssdk.services.kms.model.InvalidCiphertextException;

/**
 * Encrypts secrets under a data key of their own, which a KMS key encrypts; so they may be longer than the 4,096 bytes that KMS itself
 * encrypts (KMS API reference, Encrypt). The user and the record that they are stored in are the encryption context, so that what is copied
 * to another record cannot be decrypted there. The key's policy refuses whatever comes without them. Each direction is one call.
 *
 * <p>Tokens that KMS itself has encrypted in earlier versions are decrypted, too: with the record as their context, or, by a second call,
 * with the destination.
 */
public final class KmsTokenCipher implements TokenCipher {
    private final KmsClient client;
    private final String keyId;
    private final SecureRandom random = new SecureRandom();

    /** @param keyId the id or ARN of a symmetric key */
    public KmsTokenCipher(KmsClient client, String keyId) {
        this.client = client;
        this.keyId = keyId;
    }

    @Override
    public EncryptedSecrets encrypt(CredentialsKey key, Secrets secrets) {
        GenerateDataKeyResponse answer = ask(
                "make a data key",
                () -> client.generateDataKey(request ->
                        request.keyId(keyId).keySpec(DataKeySpec.AES_256).encryptionContext(record(key))));
        byte[] dataKey = answer.plaintext().asByteArray();
        try {
            return new EncryptedSecrets(Envelope.seal(
                            SecretsFormat.write(secrets),
                            dataKey,
                            answer.ciphertextBlob().asByteArray(),
                            boundTo(key),
                            random)
                    .text());
        } finally {
            Arrays.fill(dataKey, (byte) 0);
        }
    }

    @Override
    public Secrets decrypt(CredentialsKey key, EncryptedSecrets secrets) {
        return Envelope.isOne(secrets.ciphertext()) ? opened(key, secrets) : fromBefore(key, secrets);
    }

    private Secrets opened(CredentialsKey key, EncryptedSecrets secrets) {
        Envelope envelope = Envelope.parse(secrets.ciphertext()).orElseThrow(() -> undecryptable("no envelope"));
        byte[] dataKey = decrypted(SdkBytes.fromByteArray(envelope.encryptedKey()), record(key))
                .asByteArray();
        try {
            return SecretsFormat.read(
                    envelope.open(dataKey, boundTo(key)).orElseThrow(() -> undecryptable("it was changed")));
        } catch (IllegalArgumentException unreadable) {
            throw new UndecryptableTokenException(unreadable);
        } finally {
            Arrays.fill(dataKey, (byte) 0);
        }
    }

    private Secrets fromBefore(CredentialsKey key, EncryptedSecrets secrets) {
        SdkBytes ciphertext = ciphertext(secrets);
        return switch (key) {
            case AccountKey account ->
                Secrets.of(new AccessToken(fromBefore(account, ciphertext).asUtf8String()));
            case GrantKey _ -> throw undecryptable("no envelope");
        };
    }

    private SdkBytes fromBefore(AccountKey key, SdkBytes ciphertext) {
        try {
            return decrypted(ciphertext, record(key));
        } catch (UndecryptableTokenException perhapsEvenOlder) {
            return decrypted(ciphertext, destination(key));
        }
    }

    private SdkBytes decrypted(SdkBytes ciphertext, Map<String, String> context) {
        return ask("decrypt", () -> {
            try {
                return client.decrypt(request ->
                                request.keyId(keyId).ciphertextBlob(ciphertext).encryptionContext(context))
                        .plaintext();
            } catch (InvalidCiphertextException | IncorrectKeyException e) {
                throw new UndecryptableTokenException(e);
            }
        });
    }

    /** KMS refuses an empty ciphertext as a malformed request; here it is a token that cannot be decrypted like any other. */
    private static SdkBytes ciphertext(EncryptedSecrets token) {
        try {
            byte[] bytes = Base64.getDecoder().decode(token.ciphertext());
            if (bytes.length == 0) {
                throw undecryptable("an empty ciphertext");
            }
            return SdkBytes.fromByteArrayUnsafe(bytes);
        } catch (IllegalArgumentException e) {
            throw new UndecryptableTokenException(e);
        }
    }

    private static UndecryptableTokenException undecryptable(String why) {
        return new UndecryptableTokenException(new IllegalArgumentException(why));
    }

    private static Map<String, String> record(CredentialsKey key) {
        return Map.of("user_id", key.userId().value(), "record", key.record());
    }

    /** The same for AES-GCM; with its length before it, so that no two look alike. */
    private static String boundTo(CredentialsKey key) {
        String user = key.userId().value();
        return user.length() + ":" + user + key.record();
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
