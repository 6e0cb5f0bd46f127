package dev.socialposting.benchmarks.cpu;

import dev.socialposting.accounts.AccountCredentials;
import dev.socialposting.accounts.AccountKey;
import dev.socialposting.accounts.AccountStatus;
import dev.socialposting.accounts.EncryptedSecrets;
import dev.socialposting.accounts.InMemorySocialAccountStore;
import dev.socialposting.accounts.InMemoryTokenCipher;
import dev.socialposting.accounts.SocialAccount;
import dev.socialposting.api.ApiPorts;
import dev.socialposting.calls.WritingCallLimit;
import dev.socialposting.platforms.SocialPlatforms;
import dev.socialposting.platforms.http.PlatformHttp;
import dev.socialposting.platforms.http.PlatformUnreachableException;
import dev.socialposting.platforms.rules.MediaUrlRules;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.LogEntry;
import dev.socialposting.uploads.model.LogPosition;
import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.model.Transition;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.model.UserId;
import dev.socialposting.uploads.queue.Nudge;
import dev.socialposting.uploads.queue.PostingQueue;
import dev.socialposting.uploads.store.ListFilter;
import dev.socialposting.uploads.store.Page;
import dev.socialposting.uploads.store.PageToken;
import dev.socialposting.uploads.store.PostingLog;
import dev.socialposting.uploads.store.RecentPosts;
import dev.socialposting.uploads.store.UploadRequestStore;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import java.util.function.Supplier;

/** Ports in memory that take what they are given and keep nothing but accounts, so that millions of posts can be made. */
final class ForgetfulPorts {
    /** No account is connected here. */
    private static final PlatformHttp NO_PLATFORM = call -> {
        throw new PlatformUnreachableException("there is no platform", new IOException(call.toString()));
    };

    private static final Instant CONNECTED = Instant.EPOCH;

    private ForgetfulPorts() {}

    /**
     * With these accounts connected for one user.
     *
     * @param threads gives the threads of what one call does at once
     */
    static ApiPorts of(UserId user, List<Destination> destinations, Supplier<ExecutorService> threads) {
        InMemorySocialAccountStore accounts = new InMemorySocialAccountStore();
        destinations.forEach(destination -> accounts.put(new SocialAccount(
                new AccountKey(user, destination),
                "An account",
                "facebook",
                AccountStatus.CONNECTED,
                AccountCredentials.own(new EncryptedSecrets("nothing")),
                CONNECTED,
                CONNECTED)));
        return new ApiPorts(
                new Requests(),
                new Log(),
                new Queue(),
                new NothingRecent(),
                accounts,
                new InMemoryTokenCipher(),
                SocialPlatforms.standard(),
                NO_PLATFORM,
                new MediaUrlRules(List.of()),
                WritingCallLimit.none(),
                Clock.systemUTC(),
                UUID::randomUUID,
                threads,
                "measured");
    }

    private static final class NothingRecent implements RecentPosts {
        @Override
        public Map<Destination, List<Earlier>> note(UploadRequest accepted) {
            return Map.of();
        }

        @Override
        public Map<Destination, List<Earlier>> earlier(UploadRequest request) {
            return Map.of();
        }
    }

    private static final class Requests implements UploadRequestStore {
        @Override
        public Creation create(UploadRequest request) {
            return new Creation.Created(request.atVersion(1));
        }

        @Override
        public Optional<UploadRequest> find(RequestId id) {
            return Optional.empty();
        }

        @Override
        public Update update(UploadRequest known, Function<UploadRequest, Transition<UploadRequest>> move) {
            return new Update.Gone();
        }

        @Override
        public Page<UploadRequest> list(UserId userId, ListFilter filter, int limit, Optional<PageToken> from) {
            return new Page.Items<>(List.of(), Optional.empty());
        }

        @Override
        public Page<RequestId> due(Instant now, Optional<PageToken> from) {
            return new Page.Items<>(List.of(), Optional.empty());
        }

        @Override
        public Map<RequestId, UserId> owners(Collection<RequestId> ids) {
            return Map.of();
        }
    }

    private static final class Log implements PostingLog {
        @Override
        public void append(RequestId id, List<LogEntry> entries, Instant expiresAt) {
            // Forgotten.
        }

        @Override
        public List<LogEntry> read(RequestId id, Destination destination, Optional<LogPosition> after, int limit) {
            return List.of();
        }
    }

    private static final class Queue implements PostingQueue {
        @Override
        public void send(UserId user, List<Nudge> nudges, Duration delay) {
            // Forgotten.
        }

        @Override
        public void redeliver(Receipt receipt, Duration after) {
            // Forgotten.
        }
    }
}
