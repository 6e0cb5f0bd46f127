package dev.socialposting.uploads.store;

import dev.socialposting.uploads.model.UploadRequest;
import java.util.stream.Stream;

/**
 * Goes through the requests of all users, for operators: what it costs grows with the table, so that nothing that answers a user may use it.
 */
public interface RequestScan {
    /**
     * Every request's row, in no order. Read piece by piece as the stream is used, so that a table of any size needs little memory.
     * Eventually consistent: a row may be as it was a moment ago, and one that is written meanwhile may be missing.
     *
     * <p>Reading the stream throws {@link StoreUnavailableException} as {@link UploadRequestStore} does.
     */
    Stream<Row> rows();

    /** A row that was found. */
    sealed interface Row {
        record Found(UploadRequest request) implements Row {}

        /**
         * It is there and cannot be read.
         *
         * @param id of its request, as it stands in the row
         */
        record Unreadable(String id) implements Row {}
    }
}
