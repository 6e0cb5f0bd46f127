package dev.socialposting.simulation;

import dev.socialposting.accounts.AccountKey;
import dev.socialposting.accounts.Grant;
import dev.socialposting.accounts.GrantKey;
import dev.socialposting.accounts.KeptCredentials;
import dev.socialposting.accounts.SocialAccount;
import dev.socialposting.accounts.SocialAccountStore;
import dev.socialposting.accounts.StoredCredentials;
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
    public SocialAccount put(SocialAccount account) {
        throw new UnsupportedOperationException("accounts are connected before a run begins");
    }

    @Override
    public Optional<SocialAccount> rename(AccountKey key, String displayName, Instant now) {
        throw new UnsupportedOperationException("accounts keep their names while a run lasts");
    }

    @Override
    public boolean remove(AccountKey key) {
        throw new UnsupportedOperationException("accounts stay connected while a run lasts");
    }

    @Override
    public Optional<Grant> findGrant(GrantKey key) {
        throw new UnsupportedOperationException("no account rests on a grant");
    }

    @Override
    public Grant putGrant(Grant grant) {
        throw new UnsupportedOperationException("no account rests on a grant");
    }

    @Override
    public Optional<StoredCredentials> rotate(KeptCredentials seen, StoredCredentials newer, Instant now) {
        throw new UnsupportedOperationException("tokens stay the same while a run lasts");
    }

    @Override
    public void confirm(KeptCredentials proven, Instant now) {
        throw new UnsupportedOperationException("every account of a run was checked");
    }

    @Override
    public void requireReconnect(KeptCredentials refused, Instant now) {
        gate.pass(Operation.ACCOUNT_RECONNECT, () -> accounts.requireReconnect(refused, now));
    }
}
