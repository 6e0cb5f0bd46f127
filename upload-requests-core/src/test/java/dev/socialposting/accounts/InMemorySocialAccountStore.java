package dev.socialposting.accounts;

import dev.socialposting.uploads.model.UserId;
import dev.socialposting.uploads.store.StoreUnavailableException;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps connected accounts in memory, by the same contract as the real store. */
public final class InMemorySocialAccountStore implements SocialAccountStore {
    private final Map<AccountKey, SocialAccount> accounts = new HashMap<>();
    private boolean down;

    /** From now on every call fails, until {@link #recover}. */
    public synchronized void breakDown() {
        down = true;
    }

    public synchronized void recover() {
        down = false;
    }

    @Override
    public synchronized List<SocialAccount> list(UserId userId) {
        requireUp();
        return accounts.values().stream()
                .filter(account -> account.key().userId().equals(userId))
                .sorted(Comparator.comparing(
                        account -> account.key().destination().toString()))
                .toList();
    }

    @Override
    public synchronized Optional<SocialAccount> find(AccountKey key) {
        requireUp();
        return Optional.ofNullable(accounts.get(key));
    }

    @Override
    public synchronized void put(SocialAccount account) {
        requireUp();
        accounts.put(account.key(), account);
    }

    @Override
    public synchronized boolean remove(AccountKey key) {
        requireUp();
        return accounts.remove(key) != null;
    }

    @Override
    public synchronized void requireReconnect(AccountKey key, EncryptedToken refused, Instant now) {
        requireUp();
        accounts.computeIfPresent(
                key,
                (_, account) -> account.token().equals(refused)
                        ? account.withStatus(AccountStatus.RECONNECT_REQUIRED, now)
                        : account);
    }

    private void requireUp() {
        if (down) {
            throw new StoreUnavailableException("the accounts of this test are down", new IOException("no answer"));
        }
    }
}
