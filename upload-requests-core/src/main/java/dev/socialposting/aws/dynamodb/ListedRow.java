package dev.socialposting.aws.dynamodb;

import static dev.socialposting.aws.dynamodb.RequestRowSchema.CREATED_ORDER;
import static dev.socialposting.aws.dynamodb.RequestRowSchema.REQUEST_ID;

import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.store.UnreadableRowException;
import java.util.Optional;

/**
 * A row as a list finds it: one that cannot be read keeps no other one from being shown.
 *
 * @param createdOrder its place in the list
 * @param request empty if it cannot be read
 */
record ListedRow(String requestId, String createdOrder, Optional<UploadRequest> request) {
    /** Reads rows only; they are written by {@link RequestRowSchema}. */
    static final class Schema extends ItemSchema<ListedRow> {
        private final RequestRowSchema rows = new RequestRowSchema();

        Schema() {
            super(ListedRow.class, RequestRowSchema.KEYS);
        }

        @Override
        MapWriter write(ListedRow row) {
            throw new UnsupportedOperationException("a list writes nothing");
        }

        @Override
        ListedRow read(MapReader item) {
            return new ListedRow(item.text(REQUEST_ID), item.text(CREATED_ORDER), request(item));
        }

        private Optional<UploadRequest> request(MapReader item) {
            try {
                return Optional.of(rows.read(item).request());
            } catch (UnreadableRowException _) {
                return Optional.empty();
            }
        }
    }
}
