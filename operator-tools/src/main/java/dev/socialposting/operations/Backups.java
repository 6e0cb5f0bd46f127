package dev.socialposting.operations;

import dev.socialposting.uploads.queue.PostingQueue;
import dev.socialposting.uploads.store.PostingLog;
import dev.socialposting.uploads.store.RequestScan;
import dev.socialposting.uploads.store.RestoredRequests;
import dev.socialposting.uploads.store.UploadRequestStore;
import java.util.function.Supplier;

/** Leads to a table that was restored, and to the system into which it is put back. */
public interface Backups {
    /**
     * What a restore works on.
     *
     * @param table that was restored
     * @throws OperationFailedException if there is no such table, or it lacks what is needed
     */
    Parts parts(Place place, String table);

    /**
     * The ports of both.
     *
     * @param saved the requests of the restored table
     * @param savedLog their log there
     * @param live the system's own requests
     * @param liveLog their log
     * @param putBack writes into the system's own table
     * @param queue of the system; asked for once, and only if something may have to be sent
     */
    record Parts(
            RequestScan saved,
            PostingLog savedLog,
            UploadRequestStore live,
            PostingLog liveLog,
            RestoredRequests putBack,
            Supplier<PostingQueue> queue) {}
}
