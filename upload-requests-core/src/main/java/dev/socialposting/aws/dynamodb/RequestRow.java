package dev.socialposting.aws.dynamodb;

import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.Posting;
import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.model.Schedule;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.model.UserId;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

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

    /** Takes a row's attributes one by one, as the table's schema hands them out. */
    static final class Builder {
        private @Nullable String requestId;
        private @Nullable String userId;
        private @Nullable String videoUrl;
        private @Nullable String caption;
        private @Nullable String fingerprint;
        private @Nullable Instant scheduledAt;
        private @Nullable String timeZone;
        private @Nullable Instant createdAt;
        private @Nullable Instant updatedAt;
        private @Nullable SequencedMap<Destination, Posting> postings;
        private @Nullable Long version;
        private @Nullable String writeId;

        void requestId(String value) {
            requestId = value;
        }

        void userId(String value) {
            userId = value;
        }

        void videoUrl(String value) {
            videoUrl = value;
        }

        void caption(String value) {
            caption = value;
        }

        void fingerprint(String value) {
            fingerprint = value;
        }

        void scheduledAt(Instant value) {
            scheduledAt = value;
        }

        void timeZone(String value) {
            timeZone = value;
        }

        void createdAt(Instant value) {
            createdAt = value;
        }

        void updatedAt(Instant value) {
            updatedAt = value;
        }

        void postings(SequencedMap<Destination, Posting> value) {
            postings = value;
        }

        void version(Long value) {
            version = value;
        }

        void writeId(String value) {
            writeId = value;
        }

        RequestRow build() {
            UploadRequest request = new UploadRequest(
                    new RequestId(required(requestId, "request_id")),
                    new UserId(required(userId, "user_id")),
                    required(videoUrl, "video_url"),
                    required(caption, "caption"),
                    required(fingerprint, "fingerprint"),
                    Optional.ofNullable(scheduledAt).map(at -> new Schedule(at, zone())),
                    required(createdAt, "created_at"),
                    required(updatedAt, "updated_at"),
                    required(postings, "destinations"),
                    required(version, "version"));
            return new RequestRow(request, required(writeId, "write_id"));
        }

        /** A zone that this Java's own data do not have is left out: it only says how to show the time. */
        private Optional<ZoneId> zone() {
            try {
                return Optional.ofNullable(timeZone).map(ZoneId::of);
            } catch (DateTimeException _) {
                return Optional.empty();
            }
        }

        private static <T> T required(@Nullable T value, String name) {
            return Objects.requireNonNull(value, () -> "a stored request has no " + name);
        }
    }
}
