package dev.socialposting.api.uploads;

import dev.socialposting.api.http.Json;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.LogEntry;
import dev.socialposting.uploads.model.PostingState;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.store.RecentPosts.Earlier;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The same post, accepted a short while before: a reason to warn, not to refuse. It stands in the log as well, from which the first
 * answer can be given again.
 *
 * @param requestId of the earlier one
 * @param acceptedAt when the earlier one was accepted, as it is shown
 * @param detail for its user
 */
record RecentPost(Destination destination, String requestId, String acceptedAt, String detail) {
    static final String CODE = "posted_recently";

    /** An API call that stores a row ends by then: API Gateway answers for it after 30 seconds. */
    private static final Duration LONGEST_CALL = Duration.ofSeconds(30);

    private static final String CODE_FIELD = "code";
    private static final String REQUEST_FIELD = "earlier_request_id";
    private static final String TIME_FIELD = "earlier_accepted_at";

    /** Nothing if the earlier one has become another post since, or did not go out and will not. */
    static Optional<RecentPost> of(
            UploadRequest accepted, Destination destination, Earlier earlier, UploadRequest row) {
        boolean isTheSame =
                row.videoUrl().equals(accepted.videoUrl()) && row.caption().equals(accepted.caption());
        return row.posting(destination)
                .filter(_ -> isTheSame)
                .flatMap(posting -> whatBecameOf(posting.state()))
                .map(became -> warning(destination, earlier, "accepted", "That post " + became));
    }

    /** Of one that has no row: it is being stored at this moment, or could not be. Nothing if that must be over. */
    static Optional<RecentPost> withoutRow(UploadRequest accepted, Destination destination, Earlier earlier) {
        return earlier.acceptedAt().plus(LONGEST_CALL).isAfter(accepted.createdAt())
                ? Optional.of(warning(
                        destination, earlier, "sent", "Whether that post was accepted was not known at this moment"))
                : Optional.empty();
    }

    private static RecentPost warning(Destination destination, Earlier earlier, String happened, String became) {
        String at = Json.instant(earlier.acceptedAt());
        String detail = ("The same video and caption were %s for this destination at %s, as request %s. %s."
                        + " If it is not to be there twice, cancel this one before it goes out.")
                .formatted(happened, at, earlier.requestId(), became);
        return new RecentPost(destination, earlier.requestId().value(), at, detail);
    }

    private static Optional<String> whatBecameOf(PostingState state) {
        return switch (state) {
            case PostingState.Completed _ -> Optional.of("is live");
            case PostingState.Unconfirmed _ -> Optional.of("may be live");
            case PostingState.InFlight _ -> Optional.of("is on its way");
            case PostingState.Failed _, PostingState.Cancelled _ -> Optional.empty();
        };
    }

    /** What an entry of the log tells, if it is about this. */
    static Optional<RecentPost> of(LogEntry entry) {
        Map<String, Object> fields = entry.fields();
        return CODE.equals(fields.get(CODE_FIELD))
                        && fields.get(REQUEST_FIELD) instanceof String requestId
                        && fields.get(TIME_FIELD) instanceof String acceptedAt
                ? Optional.of(new RecentPost(entry.destination(), requestId, acceptedAt, entry.message()))
                : Optional.empty();
    }

    /** Beside the detail in the log. */
    Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(CODE_FIELD, CODE);
        fields.put(REQUEST_FIELD, requestId);
        fields.put(TIME_FIELD, acceptedAt);
        return fields;
    }
}
