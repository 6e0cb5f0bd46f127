package dev.socialposting.platforms.instagram;

import dev.socialposting.platforms.http.PlatformUnreachableException;
import dev.socialposting.platforms.meta.GraphAnswer;
import dev.socialposting.platforms.meta.GraphObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * When an account may post again that has reached its daily limit.
 *
 * <p>Instagram tells how many posts were made since a time, at most 24 hours ago. Those made since 23 hours ago are those that still
 * count in an hour's time.
 */
final class PublishingLimit {
    private static final Duration WINDOW = Duration.ofHours(24);
    private static final List<Duration> WAITS = List.of(
            Duration.ofHours(1), Duration.ofHours(2), Duration.ofHours(4), Duration.ofHours(8), Duration.ofHours(16));

    private final InstagramApi api;

    PublishingLimit(InstagramApi api) {
        this.api = api;
    }

    /** The first of some times at which there is room for a post; empty if Instagram does not tell. */
    Optional<Instant> freesUpAt(Instant now) {
        try {
            for (Duration wait : WAITS) {
                Optional<Boolean> room = hasRoom(now.minus(WINDOW).plus(wait));
                if (room.isEmpty()) {
                    return Optional.empty();
                }
                if (room.get()) {
                    return Optional.of(now.plus(wait));
                }
            }
            return Optional.empty();
        } catch (PlatformUnreachableException notTold) {
            return Optional.empty();
        }
    }

    private Optional<Boolean> hasRoom(Instant since) {
        if (!(api.publishingLimit(since) instanceof GraphAnswer.Success(GraphObject body))) {
            return Optional.empty();
        }
        return body.objects("data")
                .filter(data -> !data.isEmpty())
                .map(List::getFirst)
                .flatMap(limit -> limit.number("quota_usage")
                        .flatMap(used -> limit.number("config", "quota_total").map(total -> used < total)));
    }
}
