package dev.socialposting.simulator.state;

import dev.socialposting.simulator.model.AccountKey;
import dev.socialposting.simulator.model.Platform;
import dev.socialposting.simulator.model.ScenarioChoice;
import dev.socialposting.simulator.model.SimulatedAccount;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The accounts that exist, in the order they were made, each with the history of its calls. */
public final class Accounts {
    private final Map<AccountKey, SimulatedAccount> accounts = new LinkedHashMap<>();
    private final Map<AccountKey, CallHistory> histories = new LinkedHashMap<>();

    /** Adds an account, or replaces the one with its key; its history starts anew. */
    public void put(SimulatedAccount account) {
        accounts.put(account.key(), account);
        histories.put(account.key(), new CallHistory());
    }

    /** Gives an account another scenario and starts its history anew; nothing when there is no such account. */
    public Optional<SimulatedAccount> choose(AccountKey key, ScenarioChoice scenario) {
        Optional<SimulatedAccount> changed = find(key).map(account -> account.with(scenario));
        changed.ifPresent(this::put);
        return changed;
    }

    /** All accounts. */
    public List<SimulatedAccount> all() {
        return List.copyOf(accounts.values());
    }

    /** The accounts of one platform. */
    public List<SimulatedAccount> of(Platform platform) {
        return all().stream().filter(account -> account.platform() == platform).toList();
    }

    /** The account of that key. */
    public Optional<SimulatedAccount> find(AccountKey key) {
        return Optional.ofNullable(accounts.get(key));
    }

    /** The account of that platform and id. */
    public Optional<SimulatedAccount> find(Platform platform, String accountId) {
        return find(new AccountKey(platform, accountId));
    }

    /** What an account was called for since it got its scenario. */
    public CallHistory historyOf(AccountKey key) {
        return histories.computeIfAbsent(key, unseen -> new CallHistory());
    }
}
