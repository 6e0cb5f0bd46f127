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

/** Keeps connected accounts and grants in memory, by the same contract as the real store. */
public final class InMemorySocialAccountStore implements SocialAccountStore {
    private final Map<AccountKey, SocialAccount> accounts = new HashMap<>();
    private final Map<GrantKey, Grant> grants = new HashMap<>();
    private final Map<CredentialsKey, Long> versions = new HashMap<>();
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
                .map(this::withItsStatus)
                .toList();
    }

    @Override
    public synchronized Optional<SocialAccount> find(AccountKey key) {
        requireUp();
        return Optional.ofNullable(accounts.get(key)).map(this::withItsStatus);
    }

    @Override
    public synchronized SocialAccount put(SocialAccount account) {
        requireUp();
        Instant connectedAt = Optional.ofNullable(accounts.get(account.key()))
                .map(SocialAccount::connectedAt)
                .orElse(account.connectedAt());
        SocialAccount stored = withVersion(account, versions.merge(account.key(), 1L, Long::sum), connectedAt);
        accounts.put(account.key(), stored);
        return withItsStatus(stored);
    }

    private static SocialAccount withVersion(SocialAccount account, long version, Instant connectedAt) {
        AccountCredentials credentials = switch (account.credentials()) {
            case AccountCredentials.Own(StoredCredentials stored, Optional<GrantId> from) ->
                new AccountCredentials.Own(stored.withVersion(version), from);
            case AccountCredentials.OfGrant grant -> grant;
        };
        return new SocialAccount(
                account.key(),
                account.displayName(),
                account.login(),
                account.status(),
                credentials,
                connectedAt,
                account.updatedAt());
    }

    @Override
    public synchronized Optional<SocialAccount> rename(AccountKey key, String displayName, Instant now) {
        requireUp();
        return Optional.ofNullable(accounts.computeIfPresent(key, (_, account) -> account.named(displayName, now)))
                .map(this::withItsStatus);
    }

    @Override
    public synchronized boolean remove(AccountKey key) {
        requireUp();
        Optional<SocialAccount> removed = Optional.ofNullable(accounts.remove(key));
        versions.remove(key);
        removed.flatMap(account -> account.credentials().grant())
                .filter(grant -> list(key.userId()).stream()
                        .noneMatch(other -> other.credentials().grant().equals(Optional.of(grant))))
                .ifPresent(unused -> {
                    grants.remove(new GrantKey(key.userId(), unused));
                    versions.remove(new GrantKey(key.userId(), unused));
                });
        return removed.isPresent();
    }

    @Override
    public synchronized Optional<Grant> findGrant(GrantKey key) {
        requireUp();
        return Optional.ofNullable(grants.get(key));
    }

    @Override
    public synchronized Grant putGrant(Grant grant) {
        requireUp();
        Instant connectedAt = Optional.ofNullable(grants.get(grant.key()))
                .map(Grant::connectedAt)
                .orElse(grant.connectedAt());
        Grant stored = new Grant(
                grant.key(),
                grant.platform(),
                grant.platformUser(),
                grant.status(),
                grant.credentials().withVersion(versions.merge(grant.key(), 1L, Long::sum)),
                connectedAt,
                grant.updatedAt());
        grants.put(grant.key(), stored);
        return stored;
    }

    @Override
    public synchronized Optional<StoredCredentials> rotate(KeptCredentials seen, StoredCredentials newer, Instant now) {
        requireUp();
        StoredCredentials next = newer.withVersion(seen.stored().version() + 1);
        boolean replaced = replace(seen, next, AccountStatus.CONNECTED, now);
        if (replaced) {
            versions.put(seen.key(), next.version());
        }
        return replaced ? Optional.of(next) : Optional.empty();
    }

    @Override
    public synchronized void confirm(KeptCredentials proven, Instant now) {
        requireUp();
        replace(proven, proven.stored(), AccountStatus.CONNECTED, now);
    }

    @Override
    public synchronized void requireReconnect(KeptCredentials refused, Instant now) {
        requireUp();
        replace(refused, refused.stored(), AccountStatus.RECONNECT_REQUIRED, now);
    }

    /** True if the seen ones are still there. */
    private boolean replace(KeptCredentials seen, StoredCredentials next, AccountStatus status, Instant now) {
        return switch (seen.key()) {
            case AccountKey key ->
                Optional.ofNullable(accounts.get(key))
                        .filter(account ->
                                account.credentials() instanceof AccountCredentials.Own(StoredCredentials stored, var _)
                                        && stored.equals(seen.stored()))
                        .map(account -> account.with(
                                new AccountCredentials.Own(
                                        next, account.credentials().grant()),
                                status,
                                now))
                        .map(account -> accounts.put(key, account))
                        .isPresent();
            case GrantKey key ->
                Optional.ofNullable(grants.get(key))
                        .filter(grant -> grant.credentials().equals(seen.stored()))
                        .map(grant -> grants.put(key, grant.with(next, status, now)))
                        .isPresent();
        };
    }

    private SocialAccount withItsStatus(SocialAccount account) {
        return switch (account.credentials()) {
            case AccountCredentials.Own _ -> account;
            case AccountCredentials.OfGrant(GrantId id) ->
                account.withStatus(
                        Optional.ofNullable(
                                        grants.get(new GrantKey(account.key().userId(), id)))
                                .map(Grant::status)
                                .orElse(AccountStatus.RECONNECT_REQUIRED),
                        account.updatedAt());
        };
    }

    private void requireUp() {
        if (down) {
            throw new StoreUnavailableException("the accounts of this test are down", new IOException("no answer"));
        }
    }
}
