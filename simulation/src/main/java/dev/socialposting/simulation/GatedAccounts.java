package dev.socialposting.simulation;

import dev.socialposting.accounts.AccountKey;
import dev.socialposting.accounts.EncryptedToken;
import dev.socialposting.accounts.SocialAccount;
import dev.socialposting.accounts.SocialAccountStore;
import dev.socialposting.uploads.model.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The accounts behind the gate. */
final class GatedAccounts implements SocialAccountStore {
    private final SocialAccountStore accounts;
    private final Gate gate;
    private final Witness witness;

    GatedAccounts(SocialAccountStore accounts, Gate gate, Witness witness) {
        this.accounts = accounts;
        this.gate = gate;
        this.witness = witness;
    }

    @Override
    public List<SocialAccount> list(UserId userId) {
        return gate.pass(Operation.ACCOUNT_FIND, () -> accounts.list(userId));
    }

    @Override
    public Optional<SocialAccount> find(AccountKey key) {
        witness.worksOn(key.destination());
        return gate.pass(Operation.ACCOUNT_FIND, () -> accounts.find(key));
    }

    @Override
    public void put(SocialAccount account) {
        throw new UnsupportedOperationException("accounts are connected before a run begins");
    }

    @Override
    public boolean remove(AccountKey key) {
        throw new UnsupportedOperationException("accounts stay connected while a run lasts");
    }

    @Override
    public void requireReconnect(AccountKey key, EncryptedToken refused, Instant now) {
        gate.pass(Operation.ACCOUNT_RECONNECT, () -> accounts.requireReconnect(key, refused, now));
    }
}
