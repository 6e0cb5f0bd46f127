package dev.socialposting.simulation;

import dev.socialposting.accounts.CredentialsKey;
import dev.socialposting.accounts.EncryptedSecrets;
import dev.socialposting.accounts.Secrets;
import dev.socialposting.accounts.TokenCipher;

/** The cipher behind the gate. */
final class GatedCipher implements TokenCipher {
    private final TokenCipher cipher;
    private final Gate gate;

    GatedCipher(TokenCipher cipher, Gate gate) {
        this.cipher = cipher;
        this.gate = gate;
    }

    @Override
    public EncryptedSecrets encrypt(CredentialsKey key, Secrets secrets) {
        throw new UnsupportedOperationException("accounts are connected before a run begins");
    }

    @Override
    public Secrets decrypt(CredentialsKey key, EncryptedSecrets secrets) {
        return gate.pass(Operation.TOKEN_DECRYPT, () -> cipher.decrypt(key, secrets));
    }
}
