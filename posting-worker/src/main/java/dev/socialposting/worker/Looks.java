package dev.socialposting.worker;

import dev.socialposting.uploads.model.Backoff;
import java.time.Duration;
import java.time.Instant;

/** When to look again whether a post went out, if the platform gave no answer to go by. */
final class Looks {
    static final Duration SHORTEST = Duration.ofSeconds(15);
    static final Duration LONGEST = Duration.ofMinutes(10);

    private Looks() {}

    /** After half the time that has passed since the publish call: soon at first, every ten minutes in the end. */
    static Instant next(Instant markedAt, Instant now) {
        return now.plus(Backoff.halfOf(Duration.between(markedAt, now), SHORTEST, LONGEST));
    }
}
