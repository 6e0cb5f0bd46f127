package dev.socialposting.api.uploads;

import dev.socialposting.uploads.model.Posting;
import dev.socialposting.uploads.model.PostingState;
import dev.socialposting.uploads.model.UploadRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When it is worth looking at a request again: soon while somebody is at work, later while all wait. */
final class PollAdvice {
    private static final Duration SHORTEST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofSeconds(30);

    private PollAdvice() {}

    /** Whole seconds until the next look; empty when the request has ended. */
    static Optional<Long> seconds(UploadRequest request, Instant now) {
        return request.postings().values().stream()
                .map(Posting::state)
                .filter(PostingState.InFlight.class::isInstance)
                .map(state -> time(state, now))
                .min(Duration::compareTo)
                .map(Duration::toSeconds);
    }

    private static Duration time(PostingState state, Instant now) {
        if (!(state instanceof PostingState.Waiting waiting)) {
            return SHORTEST;
        }
        Duration time = Duration.between(now, waiting.until()).plus(SHORTEST);
        if (time.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return time.compareTo(LONGEST) > 0 ? LONGEST : time;
    }
}
