package dev.socialposting.accounts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** Hides secrets behind numbers that only this cipher can resolve, by the same contract as the real cipher. */
public final class InMemoryTokenCipher implements TokenCipher {
    private final Map<EncryptedSecrets, Kept> secrets = new HashMap<>();
    private boolean down;

    /** From now on every call fails, until {@link #recover}. */
    public synchronized void breakDown() {
        down = true;
    }

    public synchronized void recover() {
        down = false;
    }

    @Override
    public synchronized EncryptedSecrets encrypt(CredentialsKey key, Secrets plain) {
        requireUp();
        String number = "%s secret %06d".formatted(Integer.toHexString(System.identityHashCode(this)), secrets.size());
        EncryptedSecrets encrypted =
                new EncryptedSecrets(Base64.getEncoder().encodeToString(number.getBytes(StandardCharsets.UTF_8)));
        secrets.put(encrypted, new Kept(key, plain));
        return encrypted;
    }

    @Override
    public synchronized Secrets decrypt(CredentialsKey key, EncryptedSecrets encrypted) {
        requireUp();
        Kept kept = secrets.get(encrypted);
        if (kept == null || !kept.key().equals(key)) {
            throw new UndecryptableTokenException(new IllegalArgumentException("not encrypted here for this record"));
        }
        return kept.secrets();
    }

    private void requireUp() {
        if (down) {
            throw new CipherUnavailableException("the cipher of this test is down", new IOException("no answer"));
        }
    }

    private record Kept(CredentialsKey key, Secrets secrets) {}
}
