package dev.socialposting.uploads.store;

import dev.socialposting.uploads.model.Refusal;
import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.model.Transition;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.model.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Keeps upload requests, each as one row with a version.
 *
 * <p>Every method throws {@link StoreUnavailableException} when the store cannot be reached, refuses for load or does not answer:
 * a failure is never "not found". A write whose answer was lost may have taken effect. {@link #find} and {@link #update} throw
 * {@link UnreadableRowException} for a row that is there and cannot be read; a list tells of it beside the others.
 */
public interface UploadRequestStore {
    /** The most rows that one page of {@link #list} holds. */
    int MAX_PAGE_SIZE = 100;

    /** Stores a new request at version 1, unless a row with its id exists. Two callers at once: exactly one creates. */
    Creation create(UploadRequest request);

    /** Reads a request as it was last written, by any writer. */
    Optional<UploadRequest> find(RequestId id);

    /**
     * Applies a move and writes the result on condition that the row is still at the version the move was applied to; when it is
     * not, reads the row and applies the move again. The only way to change a row.
     *
     * <p>The move may be applied several times and must be pure. When a write's answer is lost, the row is read again and the
     * move applied to what is found there, so a move must be refused, or do no harm, once it has been made.
     *
     * @param known the request as the caller last saw it; need not be current
     */
    Update update(UploadRequest known, Function<UploadRequest, Transition<UploadRequest>> move);

    /**
     * A user's requests that match, newest first by the millisecond, equal times by id, also descending. Eventually consistent: a
     * row may be missing from the list for a moment after it was written.
     *
     * @param limit 1 to {@link #MAX_PAGE_SIZE}
     */
    Page<UploadRequest> list(UserId userId, ListFilter filter, int limit, Optional<PageToken> from);

    /**
     * The ids of requests with an overdue posting: their wake time is at or before the given instant. The longest
     * overdue first, so that who has no time for all leaves none waiting for good; each page holds as many as the store reads at
     * once. Eventually consistent: look at the row before acting.
     */
    Page<RequestId> due(Instant now, Optional<PageToken> from);

    /**
     * Whose requests these are. Those that are not there are left out, and so may be some that the store has no capacity to read now:
     * it is for sharing out work, not for deciding anything.
     */
    Map<RequestId, UserId> owners(Collection<RequestId> ids);

    /** What became of {@link #create}. */
    sealed interface Creation {
        record Created(UploadRequest request) implements Creation {}

        record AlreadyExists(UploadRequest existing) implements Creation {}
    }

    /** What became of {@link #update}; the request is as it is stored now. */
    sealed interface Update {
        record Updated(UploadRequest request) implements Update {}

        record Unchanged(UploadRequest request, Refusal reason) implements Update {}

        record Gone() implements Update {}
    }
}
