package dev.socialposting.uploads.model;

import java.time.Instant;
import java.util.Optional;

/**
 * How far a posting has come on its platform's flow.
 *
 * @param step the step to be run next, or being run
 * @param failedTries how many tries of this step have failed
 * @param restarts how many times the flow has begun anew
 * @param unseenCallAt the mark of the first publish call that is taken to have done nothing because nothing was seen of it; what is
 *     seen only later must still be recognized
 * @param lastError why the last try did not get further, until a step succeeds or the posting has ended
 */
public record Progress(
        StepName step,
        int failedTries,
        int restarts,
        Checkpoint checkpoint,
        Phase phase,
        Optional<Instant> unseenCallAt,
        Optional<PostingError> lastError) {
    /** The third failed try of a step fails the posting. */
    public static final int MAX_TRIES = 3;

    public static Progress startingAt(StepName first) {
        return new Progress(first, 0, 0, Checkpoint.EMPTY, new Phase.Preparing(), Optional.empty(), Optional.empty());
    }

    /** Which try of the step this is: 1, 2 or 3. */
    public int attempt() {
        return Math.min(failedTries + 1, MAX_TRIES);
    }

    public boolean triesUsedUp() {
        return failedTries >= MAX_TRIES;
    }

    public Progress advancedTo(StepName next, Checkpoint checkpoint) {
        return new Progress(next, 0, restarts, checkpoint, phase, unseenCallAt, Optional.empty());
    }

    public Progress restartedAt(StepName first, PostingError why) {
        return new Progress(
                first,
                0,
                restarts + 1,
                Checkpoint.EMPTY,
                new Phase.Preparing(),
                beforeAnotherCall().unseenCallAt,
                Optional.of(why));
    }

    /**
     * Whether a publish call may have been made of which nobody knows what it did. One that nothing was seen of may have been held up on its
     * way and still come.
     */
    public boolean mayHaveGoneOut() {
        return phase instanceof Phase.Publishing || phase instanceof Phase.Restored || unseenCallAt.isPresent();
    }

    /** At the publish boundary again, if a call was made that nothing was seen of: it is to be found out what became of it. */
    public Progress inDoubtAgain() {
        return phase instanceof Phase.Preparing && unseenCallAt.isPresent()
                ? withPhase(new Phase.Publishing(unseenCallAt.get()))
                : this;
    }

    /** When it became known that the platform has taken the latest publish call, whose outcome is still open. */
    public Optional<Instant> acknowledgedAt() {
        return phase instanceof Phase.Publishing publishing ? publishing.acknowledgedAt() : Optional.empty();
    }

    /** The platform has taken the publish call, as it said or as can be seen. What had kept the post from going out is over. */
    public Progress acknowledged(Instant now) {
        Phase taken = phase instanceof Phase.Publishing publishing ? publishing.acknowledged(now) : phase;
        return new Progress(step, failedTries, restarts, checkpoint, taken, unseenCallAt, Optional.empty());
    }

    /**
     * Back before the publish boundary. The call that may have been made is remembered, unless the platform had taken it: then it is on its
     * way no more, and the platform itself has refused it since.
     */
    public Progress beforeAnotherCall() {
        Optional<Instant> latest =
                phase instanceof Phase.Publishing(Instant markedAt, var acknowledgedAt) && acknowledgedAt.isEmpty()
                        ? Optional.of(markedAt)
                        : Optional.empty();
        return new Progress(
                step,
                failedTries,
                restarts,
                checkpoint,
                new Phase.Preparing(),
                unseenCallAt.or(() -> latest),
                lastError);
    }

    public Progress withCheckpoint(Checkpoint newer) {
        return new Progress(step, failedTries, restarts, newer, phase, unseenCallAt, lastError);
    }

    public Progress withPhase(Phase newer) {
        return new Progress(step, failedTries, restarts, checkpoint, newer, unseenCallAt, lastError);
    }

    public Progress withLastError(PostingError error) {
        return new Progress(step, failedTries, restarts, checkpoint, phase, unseenCallAt, Optional.of(error));
    }

    /** What was wrong last is over; or it has ended, and that is why, or does not matter any more. */
    public Progress withoutError() {
        return new Progress(step, failedTries, restarts, checkpoint, phase, unseenCallAt, Optional.empty());
    }

    public Progress withFailedTry(PostingError error) {
        return new Progress(step, failedTries + 1, restarts, checkpoint, phase, unseenCallAt, Optional.of(error));
    }

    /** With all its tries again; everything else, the publish mark above all, is kept. */
    public Progress withFreshTries() {
        return new Progress(step, 0, restarts, checkpoint, phase, unseenCallAt, lastError);
    }

    /** With all its tries again, and all its fresh starts; everything else, the publish mark above all, is kept. */
    public Progress forAnotherGo() {
        return new Progress(step, 0, 0, checkpoint, phase, unseenCallAt, lastError);
    }

    /** Whether what became of it after a backup is lost. */
    public boolean isRestored() {
        return phase instanceof Phase.Restored;
    }

    /**
     * Put back from a backup. What it has prepared stays, to be asked about.
     *
     * @param asOf when the posting was last written before the backup: a call that it does not know of was made later
     */
    Progress restored(Instant asOf) {
        Instant since = switch (phase) {
            case Phase.Restored(Instant earlier) -> earlier;
            case Phase.Publishing(Instant markedAt, var _) -> unseenCallAt.orElse(markedAt);
            case Phase.Preparing(), Phase.Live _ -> unseenCallAt.orElse(asOf);
        };
        return new Progress(step, 0, 0, checkpoint, new Phase.Restored(since), Optional.empty(), Optional.empty());
    }

    /** A person has looked and found that no call so far has made the post public. */
    public Progress knownNotPublished() {
        return new Progress(step, 0, 0, checkpoint, new Phase.Preparing(), Optional.empty(), lastError);
    }
}
