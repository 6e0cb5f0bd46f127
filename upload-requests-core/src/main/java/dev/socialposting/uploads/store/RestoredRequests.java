package dev.socialposting.uploads.store;

import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.store.UploadRequestStore.Creation;

/** Puts requests of a backup back, for operators. */
public interface RestoredRequests {
    /**
     * Stores a request at its own version, unless a row with its id exists: that one knows more, and is answered. Two callers at once:
     * exactly one stores.
     *
     * <p>Throws {@link StoreUnavailableException} as {@link UploadRequestStore} does, and {@link UnreadableRowException} if the row that
     * exists cannot be read.
     */
    Creation putBack(UploadRequest request);
}
