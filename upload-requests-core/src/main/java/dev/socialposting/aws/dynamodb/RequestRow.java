package dev.socialposting.aws.dynamodb;

import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.model.UploadRequest;

/**
 * The row of one request.
 *
 * @param writeId unique to the call that wrote it: it tells our own write, whose answer was lost, from another's
 */
record RequestRow(UploadRequest request, String writeId) {
    RequestId id() {
        return request.id();
    }

    boolean isWrittenBy(String call) {
        return writeId.equals(call);
    }
}
