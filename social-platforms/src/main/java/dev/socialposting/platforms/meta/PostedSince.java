package dev.socialposting.platforms.meta;

import dev.socialposting.platforms.publisher.PublishCalls;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Tells by a post's time whether a publish call of ours can have made it. That time is of the platform's clock, which need not agree
 * with ours, and has no fractions of a second.
 *
 * @param start as far back as a post may be ours
 * @param sure from here on a post that looks like ours is taken for it; one between the two could be ours as well as somebody else's
 */
public record PostedSince(Instant start, Instant sure) {
    /** Clocks that are kept by the network's time differ by far less. */
    private static final Duration ORDINARY_SKEW = Duration.ofSeconds(10);

    private static final Duration LARGEST_SKEW = Duration.ofMinutes(5);

    public static PostedSince first(PublishCalls calls) {
        return new PostedSince(before(calls, LARGEST_SKEW), before(calls, ORDINARY_SKEW));
    }

    public boolean mayHold(Instant postedAt) {
        return !postedAt.isBefore(start);
    }

    public boolean surelyHolds(Instant postedAt) {
        return !postedAt.isBefore(sure);
    }

    private static Instant before(PublishCalls calls, Duration skew) {
        return calls.first().minus(skew).truncatedTo(ChronoUnit.SECONDS);
    }
}
