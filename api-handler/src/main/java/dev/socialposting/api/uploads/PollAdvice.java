package dev.socialposting.api.uploads;

import dev.socialposting.uploads.model.Posting;
import dev.socialposting.uploads.model.PostingState;
import dev.socialposting.uploads.model.UploadRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * When it is worth looking at a request again: soon while somebody is at work, later while all wait, and seldom before the preparation
 * of a scheduled post begins.
 */
final class PollAdvice {
    private static final Duration SHORTEST = Duration.ofSeconds(2);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final Duration LONGEST_BEFORE_START = Duration.ofMinutes(5);

    private PollAdvice() {}

    /** Whole seconds until the next look; empty when the request has ended. */
    static Optional<Long> seconds(UploadRequest request, Instant now) {
        return request.postings().values().stream()
                .map(Posting::state)
                .filter(PostingState.InFlight.class::isInstance)
                .map(PostingState.InFlight.class::cast)
                .map(state -> time(state, now))
                .min(Duration::compareTo)
                .map(Duration::toSeconds);
    }

    private static Duration time(PostingState.InFlight state, Instant now) {
        return switch (state) {
            case PostingState.Scheduled scheduled ->
                between(SHORTEST, Duration.between(now, scheduled.startAt()), LONGEST_BEFORE_START);
            case PostingState.Waiting waiting ->
                between(SHORTEST, Duration.between(now, waiting.until()).plus(SHORTEST), LONGEST);
            case PostingState.Queued _, PostingState.Leased _ -> SHORTEST;
        };
    }

    private static Duration between(Duration shortest, Duration time, Duration longest) {
        if (time.compareTo(shortest) < 0) {
            return shortest;
        }
        return time.compareTo(longest) > 0 ? longest : time;
    }
}
