package dev.socialposting.aws.dynamodb;

import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.LogEntry;
import dev.socialposting.uploads.model.LogLevel;
import dev.socialposting.uploads.model.LogPosition;
import dev.socialposting.uploads.model.RequestId;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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
        return prefix(destination) + position;
    }

    static String prefix(Destination destination) {
        return "log#" + destination + "#";
    }

    /** Takes an item's attributes one by one, as the table's schema hands them out. */
    static final class Builder {
        private @Nullable String requestId;
        private @Nullable String destination;
        private @Nullable String position;
        private @Nullable Instant timestamp;
        private @Nullable String level;
        private @Nullable String message;
        private @Nullable Map<String, Object> fields;
        private @Nullable Long ttl;

        void requestId(String value) {
            requestId = value;
        }

        void destination(String value) {
            destination = value;
        }

        void position(String value) {
            position = value;
        }

        void timestamp(Instant value) {
            timestamp = value;
        }

        void level(String value) {
            level = value;
        }

        void message(String value) {
            message = value;
        }

        void fields(Map<String, Object> value) {
            fields = value;
        }

        void ttl(Long value) {
            ttl = value;
        }

        LogItem build() {
            LogEntry entry = new LogEntry(
                    Destinations.read(required(destination, "destination")),
                    LogPosition.parse(required(position, "position")).orElseThrow(),
                    required(timestamp, "timestamp"),
                    Words.read(LogLevel.class, required(level, "level")),
                    required(message, "message"),
                    required(fields, "fields"));
            return new LogItem(
                    new RequestId(required(requestId, "request_id")),
                    entry,
                    Instant.ofEpochSecond(required(ttl, "ttl")));
        }

        private static <T> T required(@Nullable T value, String name) {
            return Objects.requireNonNull(value, () -> "a stored log entry has no " + name);
        }
    }
}
