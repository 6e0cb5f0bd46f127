package dev.socialposting.simulation;

import dev.socialposting.accounts.AccountKey;
import dev.socialposting.accounts.CredentialsKey;
import dev.socialposting.accounts.EncryptedSecrets;
import dev.socialposting.accounts.Grant;
import dev.socialposting.accounts.GrantKey;
import dev.socialposting.accounts.KeptCredentials;
import dev.socialposting.accounts.Secrets;
import dev.socialposting.accounts.SocialAccount;
import dev.socialposting.accounts.SocialAccountStore;
import dev.socialposting.accounts.StoredCredentials;
import dev.socialposting.accounts.TokenCipher;
import dev.socialposting.limits.PlaceStore;
import dev.socialposting.limits.Places;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.LogEntry;
import dev.socialposting.uploads.model.LogPosition;
import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.model.Transition;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.model.UserId;
import dev.socialposting.uploads.queue.InMemoryPostingQueue;
import dev.socialposting.uploads.queue.Nudge;
import dev.socialposting.uploads.queue.PostingQueue;
import dev.socialposting.uploads.store.ListFilter;
import dev.socialposting.uploads.store.Page;
import dev.socialposting.uploads.store.PageToken;
import dev.socialposting.uploads.store.PostingLog;
import dev.socialposting.uploads.store.RecentPosts;
import dev.socialposting.uploads.store.UploadRequestStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** The ports of the product behind the {@link Gate}: every call of them is a boundary. */
final class Gated {
    private Gated() {}

    /** The store behind the gate. Others may write between a move's application and its writing. */
    static final class Store implements UploadRequestStore {
        private final UploadRequestStore store;
        private final Gate gate;
        private final Witness witness;
        private final Runnable whenWritten;

        /** @param whenWritten told when a row has been created or changed */
        Store(UploadRequestStore store, Gate gate, Witness witness, Runnable whenWritten) {
            this.store = store;
            this.gate = gate;
            this.witness = witness;
            this.whenWritten = whenWritten;
        }

        @Override
        public Creation create(UploadRequest request) {
            return gate.pass(Operation.STORE_CREATE, () -> {
                Creation creation = store.create(request);
                whenWritten.run();
                return creation;
            });
        }

        @Override
        public Optional<UploadRequest> find(RequestId id) {
            witness.worksOn(id);
            return gate.pass(Operation.STORE_FIND, () -> store.find(id));
        }

        @Override
        public Update update(UploadRequest known, Function<UploadRequest, Transition<UploadRequest>> move) {
            Faults.Kind fault = gate.enter(Operation.STORE_UPDATE);
            AtomicReference<UploadRequest> base = new AtomicReference<>(known);
            Update update = store.update(known, row -> {
                base.set(row);
                Transition<UploadRequest> outcome = move.apply(row);
                gate.shortPause();
                return outcome;
            });
            if (update instanceof Update.Updated(UploadRequest written)) {
                witness.wrote(base.get(), written);
                whenWritten.run();
            }
            gate.leave(Operation.STORE_UPDATE, fault);
            return fault == Faults.Kind.WRITE_REPEATED && update instanceof Update.Updated(UploadRequest written)
                    ? repeated(written, move)
                    : update;
        }

        /** The answer to a write was lost: as the port says, the row is read again and the move applied to what is found. */
        private Update repeated(UploadRequest written, Function<UploadRequest, Transition<UploadRequest>> move) {
            AtomicReference<UploadRequest> base = new AtomicReference<>(written);
            Update again = store.update(written, row -> {
                base.set(row);
                return move.apply(row);
            });
            if (again instanceof Update.Updated(UploadRequest newer)) {
                witness.wrote(base.get(), newer);
                whenWritten.run();
            }
            return again;
        }

        @Override
        public Page<UploadRequest> list(UserId userId, ListFilter filter, int limit, Optional<PageToken> from) {
            return gate.pass(Operation.STORE_LIST, () -> store.list(userId, filter, limit, from));
        }

        @Override
        public Page<RequestId> due(Instant now, Optional<PageToken> from) {
            return gate.pass(Operation.STORE_DUE, () -> store.due(now, from));
        }

        /** Asked only of more than a simulated run ever has. */
        @Override
        public Map<RequestId, UserId> owners(Collection<RequestId> ids) {
            return store.owners(ids);
        }
    }

    /** The log behind the gate. */
    static final class Log implements PostingLog {
        private final PostingLog log;
        private final Gate gate;
        private final Witness witness;

        Log(PostingLog log, Gate gate, Witness witness) {
            this.log = log;
            this.gate = gate;
            this.witness = witness;
        }

        @Override
        public void append(RequestId id, List<LogEntry> entries, Instant expiresAt) {
            Faults.Kind fault = gate.enter(Operation.LOG_APPEND);
            if (fault == Faults.Kind.HALF_DONE) {
                store(id, entries.subList(0, entries.size() / 2), expiresAt);
                throw Operation.LOG_APPEND.unavailable();
            }
            store(id, entries, expiresAt);
            gate.leave(Operation.LOG_APPEND, fault);
        }

        private void store(RequestId id, List<LogEntry> entries, Instant expiresAt) {
            log.append(id, entries, expiresAt);
            witness.stored(id, entries);
        }

        @Override
        public List<LogEntry> read(RequestId id, Destination destination, Optional<LogPosition> after, int limit) {
            return gate.pass(Operation.LOG_READ, () -> log.read(id, destination, after, limit));
        }
    }

    /** The queue behind the gate, with what queues do to messages. */
    static final class Queue implements PostingQueue {
        private final InMemoryPostingQueue queue;
        private final Gate gate;
        private final Witness witness;
        private final Runnable whenChanged;

        /** @param whenChanged told when a message may have become visible earlier than before */
        Queue(InMemoryPostingQueue queue, Gate gate, Witness witness, Runnable whenChanged) {
            this.queue = queue;
            this.gate = gate;
            this.witness = witness;
            this.whenChanged = whenChanged;
        }

        @Override
        public void send(UserId user, List<Nudge> nudges, Duration delay) {
            Faults.Kind fault = gate.enter(Operation.QUEUE_SEND);
            switch (fault) {
                case HALF_DONE -> {
                    queue.send(user, nudges.subList(0, nudges.size() / 2), delay);
                    whenChanged.run();
                    throw Operation.QUEUE_SEND.unavailable();
                }
                case MESSAGE_LOST -> {
                    queue.send(user, nudges.subList(1, nudges.size()), delay);
                    witness.messagesLost();
                }
                case MESSAGE_DOUBLED -> {
                    queue.send(user, nudges, delay);
                    queue.send(user, nudges, later(delay, Duration.ofMinutes(2)));
                }
                case MESSAGE_LATE -> queue.send(user, nudges, later(delay, MAX_DELAY));
                default -> queue.send(user, nudges, delay);
            }
            whenChanged.run();
            gate.leave(Operation.QUEUE_SEND, fault);
        }

        @Override
        public void redeliver(Receipt receipt, Duration after) {
            gate.pass(Operation.QUEUE_REDELIVER, () -> {
                queue.redeliver(receipt, after);
                whenChanged.run();
            });
        }

        private Duration later(Duration delay, Duration most) {
            Duration sum = delay.plusMillis(gate.random().nextLong(most.toMillis()));
            return sum.compareTo(MAX_DELAY) > 0 ? MAX_DELAY : sum;
        }
    }

    /** The accounts behind the gate. */
    static final class Accounts implements SocialAccountStore {
        private final SocialAccountStore accounts;
        private final Gate gate;
        private final Witness witness;

        Accounts(SocialAccountStore accounts, Gate gate, Witness witness) {
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

    /** The cipher behind the gate. */
    static final class Cipher implements TokenCipher {
        private final TokenCipher cipher;
        private final Gate gate;

        Cipher(TokenCipher cipher, Gate gate) {
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

    /** What is taken of limits, behind the gate. */
    static final class Limits implements PlaceStore {
        private final PlaceStore places;
        private final Gate gate;

        Limits(PlaceStore places, Gate gate) {
            this.places = places;
            this.gate = gate;
        }

        @Override
        public Places find(String limit) {
            return gate.pass(Operation.LIMIT_READ, () -> places.find(limit));
        }

        @Override
        public boolean replace(String limit, Places seen, Places newer) {
            return gate.pass(Operation.LIMIT_TAKE, () -> places.replace(limit, seen, newer));
        }
    }

    /** What was posted recently, behind the gate. */
    static final class Recent implements RecentPosts {
        private final RecentPosts recentPosts;
        private final Gate gate;

        Recent(RecentPosts recentPosts, Gate gate) {
            this.recentPosts = recentPosts;
            this.gate = gate;
        }

        @Override
        public Map<Destination, List<Earlier>> note(UploadRequest accepted) {
            return gate.pass(Operation.RECENT_POSTS_NOTE, () -> recentPosts.note(accepted));
        }

        @Override
        public Map<Destination, List<Earlier>> earlier(UploadRequest request) {
            return gate.pass(Operation.STORE_FIND, () -> recentPosts.earlier(request));
        }
    }
}
