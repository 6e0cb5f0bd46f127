package dev.socialposting.aws;

import dev.socialposting.accounts.CredentialsKey;
import dev.socialposting.accounts.EncryptedSecrets;
import dev.socialposting.accounts.Secrets;
import dev.socialposting.accounts.TokenCipher;
import dev.socialposting.aws.kms.KmsTokenCipher;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.kms.KmsClient;

/** Makes the real cipher when it is first asked for something. */
final class LateTokenCipher implements TokenCipher {
    private final Supplier<KmsClient> client;
    private final String keyId;
    private @Nullable TokenCipher made;

    LateTokenCipher(Supplier<KmsClient> client, String keyId) {
        this.client = client;
        this.keyId = keyId;
    }

    @Override
    public EncryptedSecrets encrypt(CredentialsKey key, Secrets secrets) {
        return cipher().encrypt(key, secrets);
    }

    @Override
    public Secrets decrypt(CredentialsKey key, EncryptedSecrets secrets) {
        return cipher().decrypt(key, secrets);
    }

    private synchronized TokenCipher cipher() {
        TokenCipher cipher = made == null ? new KmsTokenCipher(client.get(), keyId) : made;
        made = cipher;
        return cipher;
    }
}
