package dev.socialposting.worker;

import dev.socialposting.platforms.publisher.Flow;
import dev.socialposting.platforms.publisher.FollowUpStep;
import dev.socialposting.platforms.publisher.PublishCalls;
import dev.socialposting.platforms.publisher.PublishStep;
import dev.socialposting.platforms.publisher.RepeatableStep;
import dev.socialposting.platforms.publisher.RepeatableStep.Outcome;
import dev.socialposting.platforms.publisher.Step;
import dev.socialposting.platforms.publisher.StepContext;
import dev.socialposting.uploads.model.Checkpoint;
import dev.socialposting.uploads.model.LogCode;
import dev.socialposting.uploads.model.Phase;
import dev.socialposting.uploads.model.PostingError;
import dev.socialposting.uploads.model.Progress;
import dev.socialposting.uploads.model.PublishedPost;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One worker's turn at one posting: step after step, until the posting must wait or has ended. */
final class Turn {
    /** The invocation was short of time from the first: the machine is given a little rest. */
    private static final Duration REST = Duration.ofSeconds(15);

    private static final Logger OPERATOR_LOG = LoggerFactory.getLogger(Turn.class);

    private final LeasedPosting leased;
    private final Moves moves;
    private final Obstacles obstacles;
    private final PauseGate gate;
    private final LimitGate limits;
    private final StepStarter starter;
    private final PublishBoundary boundary;
    private final DetailedLogger log;
    private final Clock clock;
    private final Lane lane;
    private final Flow flow;
    private final Supplier<StepContext> context;
    private final Instant stopBy;
    private boolean isPartDone;

    Turn(TurnContext turn) {
        this.leased = turn.leased();
        this.moves = turn.moves();
        this.obstacles = turn.obstacles();
        this.gate = turn.gate();
        this.limits = turn.limits();
        this.starter = turn.starter();
        this.boundary = new PublishBoundary(turn);
        this.log = turn.log();
        this.clock = turn.clock();
        this.lane = turn.lane();
        this.flow = turn.flow();
        this.context = turn.step();
        this.stopBy = turn.stopBy();
    }

    Verdict run() {
        try {
            return untilItEnds();
        } finally {
            limits.leave();
        }
    }

    private Verdict untilItEnds() {
        TurnResult result = isShortOfTime() ? moves.handOver(REST) : next();
        while (!(result instanceof TurnResult.End(Verdict verdict))) {
            result = isShortOfTime() ? moves.handOver(Duration.ZERO) : next();
        }
        return verdict;
    }

    /** The invocation ends soon: another one goes on from here. */
    private boolean isShortOfTime() {
        return clock.instant().isAfter(stopBy);
    }

    private TurnResult next() {
        return gate.holding().<TurnResult>map(obstacles::paused).orElseGet(this::work);
    }

    private TurnResult work() {
        return switch (leased.progress().phase()) {
            case Phase.Preparing() -> step().map(this::prepare).orElseGet(this::atUnknownStep);
            case Phase.Publishing(Instant markedAt, var _) -> boundary.verify(flow.publish(), callsUntil(markedAt));
            case Phase.Restored(Instant since) -> boundary.lookFor(flow.publish(), PublishCalls.one(since));
            case Phase.Live(PublishedPost post) -> followUp(post);
        };
    }

    private PublishCalls callsUntil(Instant markedAt) {
        return new PublishCalls(leased.progress().unseenCallAt().orElse(markedAt), markedAt);
    }

    private TurnResult prepare(Step next) {
        return switch (next) {
            case RepeatableStep _ when leased.isPastDeadline() -> moves.giveUp();
            case RepeatableStep step when !lane.runs(step) -> moves.handToTransfer();
            case RepeatableStep step when isPartDone -> run(step);
            case RepeatableStep step ->
                limits.enter(step).<TurnResult>map(moves::holdForLimit).orElseGet(() -> run(step));
            case PublishStep step -> leased.isPastDeadline() ? end() : boundary.publish(step);
            case FollowUpStep _ -> atUnknownStep();
        };
    }

    /** The row was written by a version that knows another flow. */
    private TurnResult atUnknownStep() {
        return obstacles.notOfThisVersion(
                EngineErrors.unknownStep(leased.progress().step()));
    }

    private TurnResult run(RepeatableStep step) {
        if (isPartDone) {
            log.save();
        } else {
            start(step);
        }
        isPartDone = false;
        try {
            return act(step, step.run(context.get()));
        } catch (SendingCutException _) {
            return cut(step);
        }
    }

    private TurnResult cut(RepeatableStep step) {
        return step.sends() == Step.Sends.IN_PARTS
                ? moves.handOver(Duration.ZERO)
                : moves.fail(EngineErrors.tooLongToSend(lane.longestRun()));
    }

    private TurnResult act(RepeatableStep step, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Advance(Checkpoint checkpoint) -> advance(step, checkpoint);
            case Outcome.Progressed(Checkpoint checkpoint) -> progress(checkpoint);
            case Outcome.Wait(Instant until, String waitingFor, Checkpoint checkpoint) ->
                moves.waitUntil(until, waitingFor, leased.progress().withCheckpoint(checkpoint));
            case Outcome.HeldBack(Instant until, PostingError why, Checkpoint checkpoint) ->
                moves.holdBack(until, why, leased.progress().withCheckpoint(checkpoint));
            case Outcome.Rejected(PostingError error) -> moves.fail(error);
            case Outcome.StartOver(PostingError why, int allowed) ->
                moves.startOver(flow.first().name(), why, allowed);
        };
    }

    private TurnResult advance(RepeatableStep step, Checkpoint checkpoint) {
        Step next = flow.after(step).orElseThrow();
        leased.stage(progress -> progress.advancedTo(next.name(), checkpoint));
        return TurnResult.CONTINUE;
    }

    /** Stored before the step goes on, which is not announced anew for each part. */
    private TurnResult progress(Checkpoint checkpoint) {
        leased.stage(progress -> progress.withCheckpoint(checkpoint).withFreshTries());
        leased.commit();
        isPartDone = true;
        return TurnResult.CONTINUE;
    }

    private TurnResult followUp(PublishedPost post) {
        if (!(step().orElse(flow.publish()) instanceof FollowUpStep step)) {
            return moves.complete(post);
        }
        if (leased.isPastDeadline()) {
            return goOn(step, step.fallback(context.get(), post));
        }
        start(step);
        return Faults.caught(() -> goOn(step, step.complete(context.get(), post)), thrown -> {
            tellOperator(thrown);
            return cosmeticFault(step, post, EngineErrors.from(thrown));
        });
    }

    private TurnResult cosmeticFault(FollowUpStep step, PublishedPost post, PostingError error) {
        Progress progress = leased.progress().withFailedTry(error);
        if (!progress.triesUsedUp()) {
            return moves.retryCosmetic(progress, error);
        }
        Map<String, Object> fields = DetailedLogger.fieldsOf(error);
        fields.put("step", step.name().value());
        log.warning(
                LogCode.FOLLOW_UP_FAILED,
                "The post is live, but this could not be done: " + step.inWords() + ".",
                fields);
        return goOn(step, step.fallback(context.get(), post));
    }

    private TurnResult goOn(FollowUpStep step, PublishedPost post) {
        Optional<Step> next = flow.after(step);
        if (next.isEmpty()) {
            return moves.complete(post);
        }
        moves.live(post, next.map(Step::name));
        return TurnResult.CONTINUE;
    }

    /** A call that is taken to have done nothing is looked for once more, before nobody does any more. */
    private TurnResult end() {
        if (!leased.progress().mayHaveGoneOut()) {
            return moves.giveUp();
        }
        leased.stage(Progress::inDoubtAgain);
        return TurnResult.CONTINUE;
    }

    private Optional<Step> step() {
        return flow.step(leased.progress().step());
    }

    private void start(Step step) {
        starter.start(step, LogCode.STEP_STARTED, "Step %s: %s.".formatted(step.name(), step.inWords()));
    }

    private void tellOperator(RuntimeException thrown) {
        OPERATOR_LOG.atWarn().setCause(thrown).log("A step failed; what follows is in the posting's log.");
    }
}
