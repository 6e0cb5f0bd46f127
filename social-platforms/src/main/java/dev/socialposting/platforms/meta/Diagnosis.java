package dev.socialposting.platforms.meta;

import dev.socialposting.platforms.publisher.PlatformFault;
import dev.socialposting.platforms.publisher.PublishStep;
import dev.socialposting.platforms.publisher.RepeatableStep;
import dev.socialposting.uploads.model.Checkpoint;
import dev.socialposting.uploads.model.PostingError;
import java.time.Duration;
import java.time.Instant;

/**
 * An error with what is to be done about it, and what that means at each place of a flow.
 *
 * @param error as the platform gave it
 * @param remedy what is to be done
 * @param forUser what is said of it
 */
public record Diagnosis(GraphError error, Remedy remedy, PostingError forUser) {
    /** How soon to look what became of a publish call whose answer allows no certainty. */
    private static final Duration FIRST_LOOK = Duration.ofSeconds(5);

    private static final String DONE_BEFORE = "finding out whether an earlier call of ours is why the platform refuses";

    private Diagnosis with(Remedy other) {
        return new Diagnosis(error, other, forUser);
    }

    /** Whether this is the cause, by our word for it: what a flow does by itself about an error goes by its diagnosis, not by its numbers. */
    public boolean is(String code) {
        return forUser.code().equals(code);
    }

    /**
     * What the answer to a call of a repeatable step means.
     *
     * @throws PlatformFault if the call may be made again at once
     */
    public RepeatableStep.Outcome whilePreparing(Checkpoint checkpoint, Instant now) {
        return switch (remedy) {
            case Remedy.TryAgain() -> throw new PlatformFault(forUser);
            case Remedy.PrepareAnew(int times) -> new RepeatableStep.Outcome.StartOver(forUser, times);
            case Remedy.HoldBack hold -> heldBack(Pause.of(hold, error, checkpoint, now));
            case Remedy.HoldBackInDoubt() -> heldBack(Pause.of(error, checkpoint, now));
            case Remedy.GiveUp() -> new RepeatableStep.Outcome.Rejected(forUser);
            case Remedy.UnlessOurs(Remedy otherwise) -> with(otherwise).whilePreparing(checkpoint, now);
            case Remedy.LookFirst(Duration pause) when pause.isZero() -> throw new PlatformFault(forUser);
            case Remedy.LookFirst(Duration pause) -> heldBack(new Pause(now.plus(pause), checkpoint));
        };
    }

    private RepeatableStep.Outcome heldBack(Pause pause) {
        return new RepeatableStep.Outcome.HeldBack(pause.until(), forUser, pause.checkpoint());
    }

    /**
     * How many fresh starts this error allows when it was reported of something we had prepared, which cannot be used any more.
     *
     * @param ifItMayPass how many, if the error may pass
     */
    public int freshStarts(int ifItMayPass) {
        return switch (remedy) {
            case Remedy.PrepareAnew(int times) -> times;
            case Remedy.TryAgain(), Remedy.HoldBack _, Remedy.HoldBackInDoubt(), Remedy.LookFirst _ -> ifItMayPass;
            case Remedy.GiveUp() -> 0;
            case Remedy.UnlessOurs(Remedy otherwise) -> with(otherwise).freshStarts(ifItMayPass);
        };
    }

    /** What it means for the flow that something prepared cannot be used any more. */
    public RepeatableStep.Outcome ofSpoiledPreparation(int timesIfItMayPass) {
        int times = freshStarts(timesIfItMayPass);
        return times == 0
                ? new RepeatableStep.Outcome.Rejected(forUser)
                : new RepeatableStep.Outcome.StartOver(forUser, times);
    }

    /**
     * What the answer to the publish call means.
     *
     * <p>An answer that refuses what was prepared may come because it has gone out already: begun anew is only after a look.
     */
    public PublishStep.Outcome whilePublishing(Checkpoint checkpoint, Instant now) {
        return switch (remedy) {
            case Remedy.TryAgain() -> unknown(checkpoint, now);
            case Remedy.LookFirst(Duration pause) ->
                unknown(pause.isZero() ? checkpoint : Absence.Notes.leaveAlone(checkpoint, pause, now), now);
            case Remedy.PrepareAnew _ -> unknown(Absence.Notes.spent(checkpoint, error, now), now);
            case Remedy.HoldBack hold -> {
                Pause pause = Pause.of(hold, error, checkpoint, now);
                yield new PublishStep.Outcome.HeldBack(pause.until(), forUser, pause.checkpoint());
            }
            case Remedy.HoldBackInDoubt() -> {
                Pause pause = Pause.of(error, checkpoint, now);
                yield new PublishStep.Outcome.HeldBackInDoubt(pause.until(), forUser, pause.checkpoint());
            }
            case Remedy.GiveUp() -> new PublishStep.Outcome.Rejected(forUser);
            case Remedy.UnlessOurs(Remedy otherwise) ->
                Absence.Notes.nothingWasSeenOfACall(checkpoint)
                        ? new PublishStep.Outcome.Acknowledged(now.plus(FIRST_LOOK), DONE_BEFORE, checkpoint)
                        : with(otherwise).whilePublishing(checkpoint, now);
        };
    }

    private PublishStep.Outcome unknown(Checkpoint noted, Instant now) {
        return new PublishStep.Outcome.Unknown(forUser, now.plus(FIRST_LOOK), noted);
    }

    /**
     * What it means that something could not be read while finding out what became of a publish call: nothing yet.
     *
     * @throws PlatformFault if it may be read at once
     */
    public PublishStep.Verification whileVerifying(String what, Checkpoint checkpoint, Instant now) {
        String evidence = "%s could not be read (%s): %s".formatted(what, forUser.code(), error.messageInShort());
        return switch (remedy) {
            case Remedy.TryAgain() -> throw new PlatformFault(forUser);
            case Remedy.HoldBack hold -> stillUnknown(evidence, Pause.of(hold, error, checkpoint, now));
            case Remedy.HoldBackInDoubt() -> stillUnknown(evidence, Pause.of(error, checkpoint, now));
            case Remedy.PrepareAnew _, Remedy.GiveUp(), Remedy.UnlessOurs _, Remedy.LookFirst _ ->
                stillUnknown(evidence, new Pause(now.plus(Duration.ofMinutes(10)), checkpoint));
        };
    }

    private static PublishStep.Verification stillUnknown(String evidence, Pause pause) {
        return new PublishStep.Verification.StillUnknown(evidence, pause.until(), pause.checkpoint());
    }
}
