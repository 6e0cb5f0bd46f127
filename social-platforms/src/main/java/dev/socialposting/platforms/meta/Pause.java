package dev.socialposting.platforms.meta;

import dev.socialposting.uploads.model.Backoff;
import dev.socialposting.uploads.model.Checkpoint;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How long a platform that holds us back is left alone.
 *
 * @param until when to call again
 * @param checkpoint remembers how often it has held us back since it last let us in
 */
public record Pause(Instant until, Checkpoint checkpoint) {
    private static final String PAUSES = "pauses";
    private static final Backoff NOTHING_STATED = Backoff.doubling(Duration.ofMinutes(1), Duration.ofHours(1));

    /** A platform that states short times again and again is asked no more often than what is waited for ordinarily. */
    private static final Backoff LEAST = Backoff.doubling(Duration.ofSeconds(1), Duration.ofMinutes(1));

    /** As long as the remedy says, or the platform states; else 1, 2, 4, ... minutes, at most an hour. */
    static Pause of(Remedy.HoldBack hold, GraphError error, Checkpoint checkpoint, Instant now) {
        return hold.fixed()
                .map(fixed -> new Pause(now.plus(fixed), checkpoint))
                .orElseGet(() -> of(error, checkpoint, now));
    }

    /** As long as the platform states, or longer each time if it states nothing. */
    static Pause of(GraphError error, Checkpoint checkpoint, Instant now) {
        int before = checkpoint.get(PAUSES).map(Integer::parseInt).orElse(0);
        Optional<Duration> stated = error.regain().flatMap(regain -> regain.from(now));
        Duration pause =
                stated.map(time -> longer(time, LEAST.after(before))).orElseGet(() -> NOTHING_STATED.after(before));
        return new Pause(now.plus(pause), checkpoint.with(PAUSES, String.valueOf(before + 1)));
    }

    /** The checkpoint after the platform has let us in again. */
    public static Checkpoint over(Checkpoint checkpoint) {
        return checkpoint.without(PAUSES);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }
}
