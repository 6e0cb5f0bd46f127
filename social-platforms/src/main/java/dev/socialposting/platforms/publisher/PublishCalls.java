package dev.socialposting.platforms.publisher;

import java.time.Instant;

/**
 * The publish calls of a posting whose effect is to be found out, by the marks that were stored before them. The times are of our
 * clock.
 *
 * @param first the mark of the first call that may have had an effect; one whose answer said for certain that it had none is left out
 * @param latest the mark of the latest call: what the checkpoint noted before it is of an earlier one
 */
public record PublishCalls(Instant first, Instant latest) {
    /** There was one call. */
    public static PublishCalls one(Instant mark) {
        return new PublishCalls(mark, mark);
    }
}
