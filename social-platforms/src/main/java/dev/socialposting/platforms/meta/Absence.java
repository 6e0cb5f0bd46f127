package dev.socialposting.platforms.meta;

import dev.socialposting.platforms.publisher.PublishStep.Verification;
import dev.socialposting.platforms.publisher.PublishStep.Verification.DidNotGoOut;
import dev.socialposting.uploads.model.Backoff;
import dev.socialposting.uploads.model.Checkpoint;
import java.time.Duration;
import java.time.Instant;

/**
 * Concludes from signs that nothing went out that it did not. One look is not enough, and none soon after the call: what a platform
 * shows lags behind what it does.
 */
public final class Absence {
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(20);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

    private final ErrorTable errors;

    public Absence(ErrorTable errors) {
        this.errors = errors;
    }

    /** When to look again if what was seen allows no conclusion: soon at first, every ten minutes in the end. */
    public static Instant nextLook(Instant markedAt, Instant now) {
        return now.plus(Backoff.halfOf(Duration.between(markedAt, now), BETWEEN_LOOKS, LONGEST_WAIT));
    }

    /**
     * Nothing is to be seen of a post now.
     *
     * @param evidence what was seen, a sentence
     * @param patience how long after the call a look counts
     */
    public Verification seen(String evidence, Duration patience, Checkpoint checkpoint, Instant markedAt, Instant now) {
        Instant countsFrom = markedAt.plus(patience);
        if (now.isBefore(countsFrom)) {
            Instant next = nextLook(markedAt, now);
            return new Verification.StillUnknown(evidence, next.isBefore(countsFrom) ? next : countsFrom, checkpoint);
        }
        PublishNotes notes = new PublishNotes(checkpoint, markedAt);
        Instant firstLook = notes.nothingSeenAt().orElse(now);
        Instant secondLook = firstLook.plus(BETWEEN_LOOKS);
        if (now.isBefore(secondLook)) {
            return new Verification.StillUnknown(
                    evidence, secondLook, notes.nothingSeenAt().isPresent() ? checkpoint : notes.nothingSeen(now));
        }
        return concluded(evidence, notes, now);
    }

    /** It is certain that nothing went out: what is next depends on what the publish call was answered. */
    private DidNotGoOut concluded(String evidence, PublishNotes notes, Instant now) {
        DidNotGoOut.Next next = notes.spent()
                .map(errors::diagnose)
                .<DidNotGoOut.Next>map(
                        refusal -> new DidNotGoOut.Next.Prepare(refusal.forUser(), Math.max(1, refusal.freshStarts(1))))
                .orElseGet(() ->
                        new DidNotGoOut.Next.Publish(notes.leaveAloneUntil().filter(now::isBefore)));
        return new DidNotGoOut(evidence, next);
    }
}
