package dev.socialposting.simulation;

import dev.socialposting.accounts.AccessToken;
import dev.socialposting.accounts.AccountKey;
import dev.socialposting.accounts.EncryptedToken;
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
    public EncryptedToken encrypt(AccountKey key, AccessToken token) {
        throw new UnsupportedOperationException("accounts are connected before a run begins");
    }

    @Override
    public AccessToken decrypt(AccountKey key, EncryptedToken token) {
        return gate.pass(Operation.TOKEN_DECRYPT, () -> cipher.decrypt(key, token));
    }
}
