package dev.socialposting.api.uploads;

import dev.socialposting.api.http.Json;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.LogEntry;
import dev.socialposting.uploads.model.PostingState;
import dev.socialposting.uploads.store.RecentPosts.Earlier;
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

    private static final String CODE_FIELD = "code";
    private static final String REQUEST_FIELD = "earlier_request_id";
    private static final String TIME_FIELD = "earlier_accepted_at";

    /** Nothing if the earlier one did not go out and will not. */
    static Optional<RecentPost> of(Destination destination, Earlier earlier, PostingState state) {
        return whatBecameOf(state).map(became -> {
            String acceptedAt = Json.instant(earlier.acceptedAt());
            String detail =
                    ("The same video and caption were accepted for this destination at %s, as request %s. That post %s."
                                    + " If it is not to be there twice, cancel this one before it goes out.")
                            .formatted(acceptedAt, earlier.requestId(), became);
            return new RecentPost(destination, earlier.requestId().value(), acceptedAt, detail);
        });
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
