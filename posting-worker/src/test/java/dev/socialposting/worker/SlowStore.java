package dev.socialposting.worker;

import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.model.Transition;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.model.UserId;
import dev.socialposting.uploads.store.ListFilter;
import dev.socialposting.uploads.store.Page;
import dev.socialposting.uploads.store.PageToken;
import dev.socialposting.uploads.store.UploadRequestStore;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * A store that takes its time to write.
 *
 * @param writing lets the time of one write pass
 */
record SlowStore(UploadRequestStore store, Runnable writing) implements UploadRequestStore {
    @Override
    public Creation create(UploadRequest request) {
        writing.run();
        return store.create(request);
    }

    @Override
    public Optional<UploadRequest> find(RequestId id) {
        return store.find(id);
    }

    @Override
    public Update update(UploadRequest known, Function<UploadRequest, Transition<UploadRequest>> move) {
        writing.run();
        return store.update(known, move);
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
}
