package dev.socialposting.worker;

import dev.socialposting.platforms.publisher.Flow;
import dev.socialposting.platforms.publisher.PublishCalls;
import dev.socialposting.platforms.publisher.PublishStep;
import dev.socialposting.platforms.publisher.PublishStep.Outcome;
import dev.socialposting.platforms.publisher.PublishStep.Verification;
import dev.socialposting.platforms.publisher.PublishStep.Verification.DidNotGoOut.Next;
import dev.socialposting.platforms.publisher.Step;
import dev.socialposting.platforms.publisher.StepContext;
import dev.socialposting.uploads.model.Checkpoint;
import dev.socialposting.uploads.model.LogCode;
import dev.socialposting.uploads.model.Phase;
import dev.socialposting.uploads.model.PostingError;
import dev.socialposting.uploads.model.Progress;
import dev.socialposting.uploads.model.PublishedPost;
import dev.socialposting.uploads.model.Schedule;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place where a post can go out. "About to publish" is stored before the call; unless the outcome is then certain, only
 * verification decides whether there is another call.
 */
final class PublishBoundary {
    /** For how long a machine may stand still. */
    private static final Duration LONGEST_STANDSTILL = Duration.ofMinutes(10);

    private static final Logger OPERATOR_LOG = LoggerFactory.getLogger(PublishBoundary.class);

    private final LeasedPosting leased;
    private final Moves moves;
    private final LimitGate limits;
    private final StepStarter starter;
    private final DetailedLogger log;
    private final Clock clock;
    private final Lane lane;
    private final Flow flow;
    private final Supplier<StepContext> context;

    PublishBoundary(TurnContext turn) {
        this.leased = turn.leased();
        this.moves = turn.moves();
        this.limits = turn.limits();
        this.starter = turn.starter();
        this.log = turn.log();
        this.clock = turn.clock();
        this.lane = turn.lane();
        this.flow = turn.flow();
        this.context = turn.step();
    }

    /**
     * Publishes, unless the scheduled time has not come: then everything is prepared and waits for it here. The posting has no publish
     * mark, so it is certain that no call is under way.
     */
    TurnResult publish(PublishStep step) {
        Optional<Instant> notBefore = leased.row().schedule().map(Schedule::at).filter(clock.instant()::isBefore);
        if (notBefore.isPresent()) {
            // A nudge may come a little early; this wait is then for what is left, and sends one that comes after it.
            return moves.waitUntil(notBefore.get(), "the scheduled time", leased.progress());
        }
        if (!lane.runs(step)) {
            return moves.handToTransfer();
        }
        Optional<LimitGate.Full> full = limits.enter(step);
        if (full.isPresent()) {
            return moves.holdForLimit(full.get());
        }
        leased.stage(progress -> progress.withPhase(new Phase.Publishing(clock.instant())));
        starter.start(step, LogCode.PUBLISHING_ANNOUNCED, "About to publish: " + step.inWords() + ".");
        return act(Faults.caught(() -> step.publish(context.get()), this::outcomeUnknown));
    }

    private Outcome outcomeUnknown(RuntimeException thrown) {
        tellOperator("The outcome of a publish call is not known; it is verified next.", thrown);
        Instant verifyAt = clock.instant().plus(Looks.SHORTEST);
        return new Outcome.Unknown(EngineErrors.from(thrown), verifyAt, checkpoint());
    }

    private TurnResult act(Outcome outcome) {
        Progress progress = leased.progress();
        return switch (outcome) {
            case Outcome.Published(PublishedPost post) -> live(post, "the platform answered that it is published");
            case Outcome.Acknowledged(Instant at, String waitingFor, Checkpoint checkpoint) ->
                moves.waitUntil(
                        at, waitingFor, progress.withCheckpoint(checkpoint).acknowledged(clock.instant()));
            case Outcome.HeldBack(Instant until, PostingError why, Checkpoint checkpoint) ->
                moves.holdBack(until, why, progress.withCheckpoint(checkpoint).withPhase(new Phase.Preparing()));
            case Outcome.Rejected(PostingError error) -> moves.fail(error);
            case Outcome.StartOver(PostingError why, int allowed) ->
                moves.startOver(flow.first().name(), why, allowed);
            case Outcome.Unknown(PostingError why, Instant at, Checkpoint checkpoint) ->
                unknown(why, at, progress.withCheckpoint(checkpoint).withFailedTry(why));
            case Outcome.HeldBackInDoubt(Instant at, PostingError why, Checkpoint checkpoint) ->
                unknown(why, at, progress.withCheckpoint(checkpoint).withLastError(why));
        };
    }

    private TurnResult unknown(PostingError why, Instant verifyAt, Progress noted) {
        log.warning(
                LogCode.OUTCOME_UNKNOWN,
                "It is not known whether the post went out. It is not published again before that is found out.",
                DetailedLogger.fieldsOf(EngineErrors.outcomeUnknown(why)));
        return moves.waitUntil(verifyAt, "finding out whether the post went out", noted);
    }

    /** Finds out what became of an earlier call. */
    TurnResult verify(PublishStep step, PublishCalls calls) {
        starter.start(step, LogCode.VERIFICATION_STARTED, "Finding out whether the post went out.");
        Verification found =
                Faults.caught(() -> step.verify(context.get(), calls), thrown -> unanswered(thrown, calls));
        Progress progress = leased.progress();
        return switch (found) {
            case Verification.WentOut(PublishedPost post, String evidence) -> live(post, evidence);
            case Verification.DidNotGoOut(String evidence, Next next) -> nothingSeen(evidence, next, calls);
            case Verification.StillUnknown(String evidence, Instant at, Checkpoint checkpoint) ->
                stillUnknown(evidence, at, progress.withCheckpoint(checkpoint));
            case Verification.Acknowledged(String evidence, Instant at, Checkpoint checkpoint) ->
                stillUnknown(evidence, at, progress.withCheckpoint(checkpoint).acknowledged(clock.instant()));
            case Verification.Rejected rejected -> moves.fail(rejected.error());
            case Verification.StartOver again ->
                leased.isPastDeadline()
                        ? moves.giveUp()
                        : moves.startOver(flow.first().name(), again.why(), again.allowed());
        };
    }

    /**
     * Looks for a post that was put back from a backup: by what it had prepared, and by what the account shows since, for it may have been
     * begun anew. That it is not seen proves nothing, and so does what the platform says of what was prepared: then it is left to its user.
     */
    TurnResult lookFor(PublishStep step, PublishCalls calls) {
        starter.start(step, LogCode.VERIFICATION_STARTED, "Finding out whether the post went out after the backup.");
        StepContext prepared = context.get();
        Verification found = looked(step, prepared, calls);
        String evidence = found.evidence();
        if (!(found instanceof Verification.WentOut) && !prepared.checkpoint().equals(Checkpoint.EMPTY)) {
            found = looked(step, prepared.withoutCheckpoint(), calls);
            evidence = found.evidence() + " " + evidence;
        }
        return found instanceof Verification.WentOut(PublishedPost post, String seen)
                ? live(post, seen)
                : moves.unconfirmed(evidence, leased.progress());
    }

    private Verification looked(PublishStep step, StepContext with, PublishCalls calls) {
        return Faults.caught(() -> step.verify(with, calls), thrown -> unanswered(thrown, calls));
    }

    private Verification unanswered(RuntimeException thrown, PublishCalls calls) {
        tellOperator("A verification failed; it is tried again.", thrown);
        return new Verification.StillUnknown(EngineErrors.from(thrown).explanation(), nextLook(calls), checkpoint());
    }

    private TurnResult live(PublishedPost post, String evidence) {
        Optional<Step> next = flow.after(flow.publish());
        moves.live(post, next.map(Step::name));
        log.info(LogCode.PUBLISHED, "Published: the post is live.", Map.of("evidence", evidence));
        return next.isPresent() ? TurnResult.CONTINUE : moves.complete(post);
    }

    /** That nothing is seen of a call proves nothing once the platform has taken it: it is looked for until the deadline. */
    private TurnResult nothingSeen(String evidence, Next next, PublishCalls calls) {
        Progress progress = leased.progress();
        if (progress.acknowledgedAt().isPresent()) {
            return stillUnknown(evidence, nextLook(calls), progress);
        }
        return didNotGoOut(evidence, next, progress);
    }

    /** Once a post is given up nobody looks for it any more; so not while a call of a worker that fell silent may still come. */
    private TurnResult didNotGoOut(String evidence, Next next, Progress progress) {
        Instant certainAt = leased.posting().publishBy().plus(longestUnderWay());
        if (leased.isPastDeadline() && clock.instant().isBefore(certainAt)) {
            log.info(
                    LogCode.LAST_LOOK_FOLLOWS,
                    "The post is not there. It is looked for once more before it is given up.",
                    Map.of("evidence", evidence));
            return moves.waitUntil(certainAt, "making sure that no call is still under way", progress);
        }
        log.warning(LogCode.NOT_PUBLISHED, "The post did not go out.", Map.of("evidence", evidence));
        if (leased.isPastDeadline()) {
            return moves.giveUp();
        }
        return switch (next) {
            case Next.Publish(Optional<Instant> notBefore) -> publishAgain(notBefore, progress);
            case Next.Prepare(PostingError why, int allowed) ->
                moves.startOver(flow.first().name(), why, allowed);
        };
    }

    /** No publish call begins after the deadline, and none that began before it reaches its platform so much later. */
    private Duration longestUnderWay() {
        return Lane.of(flow.publish()).longestRun().plus(LONGEST_STANDSTILL);
    }

    private TurnResult publishAgain(Optional<Instant> notBefore, Progress progress) {
        if (progress.triesUsedUp()) {
            return moves.failForTries(
                    progress,
                    progress.lastError()
                            .orElseThrow(() -> new IllegalStateException("tries used up without an error")));
        }
        Progress again = progress.beforeAnotherCall();
        Instant goOnAt = Stream.concat(notBefore.stream(), moves.nextTryAt(progress).stream())
                .max(Instant::compareTo)
                .orElse(clock.instant());
        if (clock.instant().isBefore(goOnAt)) {
            return moves.waitUntil(goOnAt, moves.publishingAgain(again), again);
        }
        leased.stage(_ -> again);
        return TurnResult.CONTINUE;
    }

    private TurnResult stillUnknown(String evidence, Instant lookAgainAt, Progress progress) {
        if (leased.isPastDeadline()) {
            return moves.unconfirmed(evidence, progress);
        }
        Map<String, Object> fields = Map.of("evidence", evidence);
        if (progress.acknowledgedAt().isPresent()) {
            log.info(
                    LogCode.NOT_LIVE_YET,
                    "The platform has taken the post; it does not show yet that it is live.",
                    fields);
        } else {
            log.info(LogCode.STILL_UNKNOWN, "Not known yet whether the post went out.", fields);
        }
        return moves.waitUntil(lookAgainAt, "finding out whether the post went out", progress);
    }

    private Instant nextLook(PublishCalls calls) {
        return Looks.next(calls.latest(), clock.instant());
    }

    private Checkpoint checkpoint() {
        return leased.progress().checkpoint();
    }

    private void tellOperator(String message, RuntimeException thrown) {
        OPERATOR_LOG.atWarn().setCause(thrown).log(message);
    }
}
