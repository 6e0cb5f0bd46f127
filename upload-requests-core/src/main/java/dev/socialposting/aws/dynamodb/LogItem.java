package dev.socialposting.aws.dynamodb;

import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.LogEntry;
import dev.socialposting.uploads.model.LogPosition;
import dev.socialposting.uploads.model.RequestId;
import java.time.Instant;

/**
 * One entry of a posting's log as an item of its own.
 *
 * @param expiresAt when DynamoDB may delete the item
 */
record LogItem(RequestId requestId, LogEntry entry, Instant expiresAt) {
    String key() {
        return key(entry.destination(), entry.position());
    }

    /** The {@code item} of an entry. No destination has a {@code #} in it, so that no log is taken for the beginning of another. */
    static String key(Destination destination, LogPosition position) {
        return "log#" + destination + "#" + position;
    }
}
