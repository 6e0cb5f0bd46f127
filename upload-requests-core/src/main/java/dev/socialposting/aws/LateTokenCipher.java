package dev.socialposting.aws;

import dev.socialposting.accounts.AccessToken;
import dev.socialposting.accounts.AccountKey;
import dev.socialposting.accounts.EncryptedToken;
import dev.socialposting.accounts.TokenCipher;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes the real cipher when it is first asked for something. */
final class LateTokenCipher implements TokenCipher {
    private final Supplier<TokenCipher> make;
    private @Nullable TokenCipher made;

    LateTokenCipher(Supplier<TokenCipher> make) {
        this.make = make;
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
        TokenCipher cipher = made == null ? make.get() : made;
        made = cipher;
        return cipher;
    }
}
