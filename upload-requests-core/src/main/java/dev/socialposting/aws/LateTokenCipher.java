package dev.socialposting.aws;

import dev.socialposting.accounts.AccessToken;
import dev.socialposting.accounts.AccountKey;
import dev.socialposting.accounts.EncryptedToken;
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
    public EncryptedToken encrypt(AccountKey key, AccessToken token) {
        return cipher().encrypt(key, token);
    }

    @Override
    public AccessToken decrypt(AccountKey key, EncryptedToken token) {
        return cipher().decrypt(key, token);
    }

    private synchronized TokenCipher cipher() {
        TokenCipher cipher = made == null ? new KmsTokenCipher(client.get(), keyId) : made;
        made = cipher;
        return cipher;
    }
}
