package dev.socialposting.uploads.store;

import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.model.UserId;
import java.util.List;

/**
 * Deletes what is kept of a user's requests, for a user who is to be forgotten.
 *
 * <p>A request goes in steps: {@link #erase} deletes its row, {@link #sweep} the rest, {@link #finish} the note that it is being erased. The
 * note is there from before the first step to after the last, so that whoever begins again finds what an interrupted run has left.
 *
 * <p>Throws {@link StoreUnavailableException} as {@link UploadRequestStore} does; what was deleted by then is deleted.
 */
public interface Erasure {
    /**
     * Deletes a request's row, and what is remembered of it as a recent post, unless the row has changed.
     *
     * @param seen the request as it was read; nothing of it may be under way
     * @return whether the row is gone; false if it was changed since it was read, and then it is as it was
     */
    boolean erase(UploadRequest seen);

    /** The requests of the user that are being erased, in this run or in an earlier one that did not come to its end. */
    List<RequestId> begun(UserId user);

    /**
     * Deletes whatever stands beside the row of a request that is being erased: its log. Whoever worked on it last may still write a line
     * after that: sweep until nothing is found.
     *
     * @return how many items were deleted; none while the row is there
     */
    int sweep(RequestId id);

    /** Nothing is left of the request: forgets that it was being erased. */
    void finish(UserId user, RequestId id);

    /**
     * Deletes the counts of the user's calls.
     *
     * @return how many there were
     */
    int eraseCallCounts(UserId user);
}
