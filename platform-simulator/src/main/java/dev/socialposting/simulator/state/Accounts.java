package dev.socialposting.simulator.state;

import dev.socialposting.simulator.model.AccountKey;
import dev.socialposting.simulator.model.Platform;
import dev.socialposting.simulator.model.ScenarioChoice;
import dev.socialposting.simulator.model.SimulatedAccount;
import java.util.List;
import java.util.Optional;

/** The accounts that exist, in the order they were made, each with the history of its calls. */
public final class Accounts {
    private final Table<SimulatedAccount> accounts;
    private final Table<CallHistory.Calls> calls;
    private final Table<CallHistory.Count> counts;

    Accounts(Storage storage) {
        this.accounts = storage.table(
                "accounts",
                SimulatedAccount.class,
                account -> account.platform().id());
        this.calls = storage.table("account_calls", CallHistory.Calls.class);
        this.counts = storage.table(
                "call_counts", CallHistory.Count.class, count -> count.account().toString());
    }

    /** Adds an account, or replaces the one with its key; its history starts anew. */
    public void put(SimulatedAccount account) {
        String id = account.key().toString();
        accounts.put(id, account);
        calls.remove(id);
        counts.removeGroup(id);
    }

    /** Gives an account another scenario and starts its history anew; nothing when there is no such account. */
    public Optional<SimulatedAccount> choose(AccountKey key, ScenarioChoice scenario) {
        Optional<SimulatedAccount> changed = find(key).map(account -> account.with(scenario));
        changed.ifPresent(this::put);
        return changed;
    }

    /** All accounts. */
    public List<SimulatedAccount> all() {
        return accounts.all();
    }

    /** The accounts of one platform. */
    public List<SimulatedAccount> of(Platform platform) {
        return accounts.of(platform.id());
    }

    /** The account of that key. */
    public Optional<SimulatedAccount> find(AccountKey key) {
        return accounts.find(key.toString());
    }

    /** The account of that platform and id. */
    public Optional<SimulatedAccount> find(Platform platform, String accountId) {
        return find(new AccountKey(platform, accountId));
    }

    /** What an account was called for since it got its scenario. */
    public CallHistory historyOf(AccountKey key) {
        return new CallHistory(key, calls, counts);
    }
}
