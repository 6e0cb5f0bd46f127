package dev.socialposting.calls;

import dev.socialposting.uploads.model.UserId;
import dev.socialposting.uploads.store.StoreUnavailableException;
import java.time.Instant;

/** Counts what each user does within a stretch of time, for all functions together. */
public interface CallCounts {
    /**
     * Counts one more, unless so many are counted already.
     *
     * @param window the stretch of time, by its beginning
     * @param forgottenAt from then on the count of this stretch is of no use
     * @param most from 1
     * @return whether it was counted
     * @throws StoreUnavailableException after a second at most: nobody waits for this; it may have been counted, or not
     */
    boolean countUpTo(int most, UserId user, Instant window, Instant forgottenAt);
}
