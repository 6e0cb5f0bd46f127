package dev.socialposting.worker.publisher.meta;

import dev.socialposting.uploads.model.Checkpoint;
import java.time.Duration;
import java.time.Instant;

/**
 * How long a platform that holds us back is left alone.
 *
 * @param until when to call again
 * @param checkpoint remembers how often there was no stated time
 */
public record Pause(Instant until, Checkpoint checkpoint) {
    private static final String UNSTATED = "pauses_without_stated_time";
    private static final Duration LONGEST = Duration.ofHours(1);

    /** As long as the remedy says, or the platform states; else 1, 2, 4, ... minutes, at most an hour. */
    static Pause of(Remedy.HoldBack hold, GraphError error, Checkpoint checkpoint, Instant now) {
        if (hold.fixed().isPresent()) {
            return new Pause(now.plus(hold.fixed().get()), checkpoint);
        }
        if (error.regainAfter().isPresent()) {
            return new Pause(now.plus(error.regainAfter().get()), checkpoint);
        }
        int before = checkpoint.get(UNSTATED).map(Integer::parseInt).orElse(0);
        Duration growing = Duration.ofMinutes(1L << Math.min(before, 6));
        Duration pause = growing.compareTo(LONGEST) < 0 ? growing : LONGEST;
        return new Pause(now.plus(pause), checkpoint.with(UNSTATED, String.valueOf(before + 1)));
    }

    /** The checkpoint after the platform has let us in again. */
    public static Checkpoint over(Checkpoint checkpoint) {
        return checkpoint.without(UNSTATED);
    }
}
