package dev.socialposting.worker;

import dev.socialposting.pauses.PlatformPause;
import dev.socialposting.uploads.model.Phase;
import dev.socialposting.uploads.model.PostingError;
import dev.socialposting.uploads.model.Progress;
import dev.socialposting.uploads.model.PublishedPost;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What becomes of a posting of which no step can be run. Nothing is said to have failed that may be live: as long as nobody can look, it is
 * left until somebody can, at most until its deadline.
 *
 */
final class Obstacles {
    private final LeasedPosting leased;
    private final Moves moves;

    Obstacles(LeasedPosting leased, Moves moves) {
        this.leased = leased;
        this.moves = moves;
    }

    /** There is no token to ask with: the account may come back. */
    TurnResult.End accountNotConnected() {
        PostingError why = EngineErrors.accountNotConnected();
        return meet(phaseInDoubt(), why, () -> moves.fail(why), moves::complete);
    }

    /** This version of the worker cannot work on it; another one may. It fails once, and its message waits for the operators. */
    TurnResult.End notOfThisVersion(PostingError why) {
        return meet(
                phaseInDoubt(),
                why,
                () -> moves.deadLetter(
                        "Failed: this version cannot work on it. The message goes to the dead-letter queue.",
                        leased.progress(),
                        why),
                moves::complete);
    }

    /** An operator has its platform paused: nothing is asked of it, be it to publish, to look or to read a link. */
    TurnResult.End paused(PlatformPause pause) {
        if (!leased.isPastDeadline() && !leased.progress().isRestored()) {
            return moves.holdWhilePaused(pause.since(), EngineErrors.platformPaused(pause));
        }
        PostingError why = EngineErrors.platformStillPaused(pause);
        leased.stage(PauseGate::withoutPause);
        return meet(phaseInDoubt(), why, () -> moves.giveUp(why), moves::complete);
    }

    /** Something of ours went wrong where no step answers for it: a failed try of the step. */
    TurnResult.End fault(PostingError why) {
        return meet(leased.progress().phase(), why, () -> moves.failedTry(why), post -> ofLivePost(post, why));
    }

    /** A call that is taken to have done nothing can be looked for no more, so that it counts as one that may have gone out. */
    private Phase phaseInDoubt() {
        return leased.progress().inDoubtAgain().phase();
    }

    private TurnResult.End meet(
            Phase phase,
            PostingError why,
            Supplier<TurnResult.End> ifNothingIsOut,
            Function<PublishedPost, TurnResult.End> ifLive) {
        return switch (phase) {
            case Phase.Preparing() -> ifNothingIsOut.get();
            case Phase.Publishing(Instant markedAt, var _) -> moves.cannotAsk(markedAt, why);
            case Phase.Restored(Instant since) -> moves.cannotAsk(since, why);
            case Phase.Live(PublishedPost post) -> ifLive.apply(post);
        };
    }

    private TurnResult.End ofLivePost(PublishedPost post, PostingError why) {
        Progress progress = leased.progress().withFailedTry(why);
        return progress.triesUsedUp() ? moves.complete(post) : moves.retryCosmetic(progress, why);
    }
}
