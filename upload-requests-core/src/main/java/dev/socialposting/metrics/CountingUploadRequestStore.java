package dev.socialposting.metrics;

import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.model.Transition;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.model.UserId;
import dev.socialposting.uploads.store.ListFilter;
import dev.socialposting.uploads.store.Page;
import dev.socialposting.uploads.store.PageToken;
import dev.socialposting.uploads.store.UploadRequestStore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A store that counts what its writes decide, once they are stored: whoever loses a race has decided nothing, and a message that comes
 * twice is counted once. Every status is written here, so nothing else need think of counting.
 *
 * <p>A write that took effect and whose writer never learns it, because it dies or the store stays silent, is not counted: there may be
 * one too few, never one too many.
 */
public final class CountingUploadRequestStore implements UploadRequestStore {
    private final UploadRequestStore store;
    private final Metrics metrics;

    public CountingUploadRequestStore(UploadRequestStore store, Metrics metrics) {
        this.store = store;
        this.metrics = metrics;
    }

    @Override
    public Creation create(UploadRequest request) {
        Creation creation = store.create(request);
        if (creation instanceof Creation.Created(UploadRequest created)) {
            metrics.report(new Metric.Accepted(created.id(), created.postings().keySet()));
        }
        return creation;
    }

    @Override
    public Update update(UploadRequest known, Function<UploadRequest, Transition<UploadRequest>> move) {
        List<Tried> tries = new ArrayList<>();
        Update update = store.update(known, row -> {
            Transition<UploadRequest> outcome = move.apply(row);
            if (outcome instanceof Transition.Moved<UploadRequest>(UploadRequest moved)) {
                tries.add(new Tried(row, moved));
            }
            return outcome;
        });
        count(tries, update);
        return update;
    }

    @Override
    public Optional<UploadRequest> find(RequestId id) {
        return store.find(id);
    }

    @Override
    public Page<UploadRequest> list(UserId userId, ListFilter filter, int limit, Optional<PageToken> from) {
        return store.list(userId, filter, limit, from);
    }

    @Override
    public Page<RequestId> due(Instant now, Optional<PageToken> from) {
        return store.due(now, from);
    }

    @Override
    public Map<RequestId, UserId> owners(Collection<RequestId> ids) {
        return store.owners(ids);
    }

    private void count(List<Tried> tries, Update update) {
        switch (update) {
            case Update.Updated(UploadRequest stored) -> count(tries, stored);
            case Update.Unchanged(UploadRequest stored, var _) -> count(tries, stored);
            case Update.Gone() -> {}
        }
    }

    /**
     * Any of the tries may be the one that was stored: if its answer was lost, the move was made once more, or refused because it had
     * been made. The row tells.
     */
    private void count(List<Tried> tries, UploadRequest stored) {
        tries.stream()
                .flatMap(tried -> PostingChanges.between(tried.before(), tried.after(), stored).stream())
                .distinct()
                .forEach(metrics::report);
    }

    /** The move was made, whether or not that was stored. */
    private record Tried(UploadRequest before, UploadRequest after) {}
}
