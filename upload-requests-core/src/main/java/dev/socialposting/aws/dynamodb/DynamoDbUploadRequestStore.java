package dev.socialposting.aws.dynamodb;

import dev.socialposting.uploads.model.Refusal;
import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.model.Transition;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.model.UserId;
import dev.socialposting.uploads.store.ListFilter;
import dev.socialposting.uploads.store.Page;
import dev.socialposting.uploads.store.PageToken;
import dev.socialposting.uploads.store.StoreUnavailableException;
import dev.socialposting.uploads.store.UploadRequestStore;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Collection;
import java.util.ConcurrentModificationException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.enhanced.dynamodb.DynamoDbEnhancedClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Keeps upload requests in the table {@code UploadRequestsTable}, one row each. */
public final class DynamoDbUploadRequestStore implements UploadRequestStore {
    /** Enough for a request's 25 postings all moving at once, many times over. */
    private static final int MOST_TRIES = 50;

    private static final int FILTERED_PAGE_SIZE = 100;
    private static final int MOST_QUERIES_PER_PAGE = 10;
    private static final int DUE_PAGE_SIZE = 500;

    private final RequestRows rows;
    private final UserRequests userRequests;
    private final DueRequests dueRequests;
    private final Owners owners;
    private final WriteIds writeIds;
    private final RetryPause retryPause;

    /** @param random secure, because two processes that started from one snapshot must not draw the same numbers */
    public DynamoDbUploadRequestStore(DynamoDbClient client, String tableName, SecureRandom random) {
        DynamoDbEnhancedClient tables = ItemSchema.client(client);
        this.rows = new RequestRows(tables.table(tableName, new RequestRowSchema()));
        this.userRequests = new UserRequests(
                tables.table(tableName, new ListedRow.Schema()), FILTERED_PAGE_SIZE, MOST_QUERIES_PER_PAGE);
        this.dueRequests = new DueRequests(client, tableName, DUE_PAGE_SIZE);
        this.owners = new Owners(client, tableName);
        this.writeIds = new WriteIds(random);
        this.retryPause = new RetryPause(random);
    }

    @Override
    public Creation create(UploadRequest request) {
        RequestRow row = new RequestRow(request.atVersion(1), writeIds.next());
        RequestRow stored = rows.insert(row);
        return stored.isWrittenBy(row.writeId())
                ? new Creation.Created(stored.request())
                : new Creation.AlreadyExists(stored.request());
    }

    @Override
    public Optional<UploadRequest> find(RequestId id) {
        return rows.find(id).map(RequestRow::request);
    }

    @Override
    public Update update(UploadRequest known, Function<UploadRequest, Transition<UploadRequest>> move) {
        String writeId = writeIds.next();
        UploadRequest base = known;
        boolean baseWasRead = false;
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            switch (attempt(base, baseWasRead, move, writeId)) {
                case Attempt.Ended(Update update) -> {
                    return update;
                }
                case Attempt.Overtaken(UploadRequest current) -> base = current;
            }
            // The row as it is now came with the refusal, so the second try is made at once.
            if (baseWasRead) {
                retryPause.pause(tries - 1);
            }
            baseWasRead = true;
        }
        throw new StoreUnavailableException(
                "a row was changed by others at every try", new ConcurrentModificationException());
    }

    @Override
    public Page<UploadRequest> list(UserId userId, ListFilter filter, int limit, Optional<PageToken> from) {
        if (limit < 1 || limit > MAX_PAGE_SIZE) {
            throw new IllegalArgumentException("a page has 1 to " + MAX_PAGE_SIZE + " requests");
        }
        return userRequests.list(userId, filter, limit, from);
    }

    @Override
    public Page<RequestId> due(Instant now, Optional<PageToken> from) {
        return dueRequests.list(now, from);
    }

    @Override
    public Map<RequestId, UserId> owners(Collection<RequestId> ids) {
        return owners.of(ids);
    }

    /** A refusal counts only if the row was read for it: what the caller knew may be old. */
    private Attempt attempt(
            UploadRequest base,
            boolean baseWasRead,
            Function<UploadRequest, Transition<UploadRequest>> move,
            String writeId) {
        return switch (move.apply(base)) {
            case Transition.Refused<UploadRequest>(Refusal reason)
            when baseWasRead -> new Attempt.Ended(new Update.Unchanged(base, reason));
            case Transition.Refused<UploadRequest> _ -> Attempt.thatLeft(rows.find(base.id()), writeId);
            case Transition.Moved<UploadRequest>(UploadRequest moved) -> {
                RequestRow row = new RequestRow(moved.atVersion(base.version() + 1), writeId);
                yield Attempt.thatLeft(rows.replace(base.version(), row), writeId);
            }
        };
    }

    /** One try of an update. */
    private sealed interface Attempt {
        record Ended(Update update) implements Attempt {}

        /** Others had changed the row: this is what they left. */
        record Overtaken(UploadRequest current) implements Attempt {}

        static Attempt thatLeft(Optional<RequestRow> stored, String writeId) {
            return stored.map(row -> row.isWrittenBy(writeId)
                            ? new Ended(new Update.Updated(row.request()))
                            : new Overtaken(row.request()))
                    .orElseGet(() -> new Ended(new Update.Gone()));
        }
    }
}
