package dev.socialposting.accounts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** Hides tokens behind numbers that only this cipher can resolve, by the same contract as the real cipher. */
public final class InMemoryTokenCipher implements TokenCipher {
    private final Map<EncryptedToken, Secret> secrets = new HashMap<>();
    private boolean down;

    /** From now on every call fails, until {@link #recover}. */
    public synchronized void breakDown() {
        down = true;
    }

    public synchronized void recover() {
        down = false;
    }

    @Override
    public synchronized EncryptedToken encrypt(AccountKey key, AccessToken token) {
        requireUp();
        String number = "%s secret %06d".formatted(Integer.toHexString(System.identityHashCode(this)), secrets.size());
        EncryptedToken encrypted =
                new EncryptedToken(Base64.getEncoder().encodeToString(number.getBytes(StandardCharsets.UTF_8)));
        secrets.put(encrypted, new Secret(key, token));
        return encrypted;
    }

    @Override
    public synchronized AccessToken decrypt(AccountKey key, EncryptedToken token) {
        requireUp();
        Secret secret = secrets.get(token);
        if (secret == null || !secret.key().equals(key)) {
            throw new UndecryptableTokenException(new IllegalArgumentException("not encrypted here for this account"));
        }
        return secret.token();
    }

    private void requireUp() {
        if (down) {
            throw new CipherUnavailableException("the cipher of this test is down", new IOException("no answer"));
        }
    }

    private record Secret(AccountKey key, AccessToken token) {}
}
