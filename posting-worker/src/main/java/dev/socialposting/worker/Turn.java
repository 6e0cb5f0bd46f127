package dev.socialposting.worker;

import dev.socialposting.uploads.model.Checkpoint;
import dev.socialposting.uploads.model.Phase;
import dev.socialposting.uploads.model.PostingError;
import dev.socialposting.uploads.model.Progress;
import dev.socialposting.uploads.model.PublishedPost;
import dev.socialposting.platforms.publisher.Flow;
import dev.socialposting.platforms.publisher.FollowUpStep;
import dev.socialposting.platforms.publisher.PublishCalls;
import dev.socialposting.platforms.publisher.PublishStep;
import dev.socialposting.platforms.publisher.RepeatableStep;
import dev.socialposting.platforms.publisher.RepeatableStep.Outcome;
import dev.socialposting.platforms.publisher.Step;
import dev.socialposting.platforms.publisher.StepContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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
    private final StepStarter starter;
    private final PublishBoundary boundary;
    private final DetailedLogger log;
    private final Clock clock;
    private final Flow flow;
    private final Supplier<StepContext> context;
    private final Instant stopBy;

    Turn(
            LeasedPosting leased,
            Moves moves,
            Obstacles obstacles,
            PauseGate gate,
            StepStarter starter,
            DetailedLogger log,
            Clock clock,
            Flow flow,
            Supplier<StepContext> context,
            Instant stopBy) {
        this.leased = leased;
        this.moves = moves;
        this.obstacles = obstacles;
        this.gate = gate;
        this.starter = starter;
        this.boundary = new PublishBoundary(leased, moves, starter, log, clock, flow, context);
        this.log = log;
        this.clock = clock;
        this.flow = flow;
        this.context = context;
        this.stopBy = stopBy;
    }

    Verdict run() {
        Optional<Verdict> verdict = isShortOfTime() ? moves.handOver(REST) : next();
        while (verdict.isEmpty()) {
            verdict = isShortOfTime() ? moves.handOver(Duration.ZERO) : next();
        }
        return verdict.get();
    }

    /** The invocation ends soon: another one goes on from here. */
    private boolean isShortOfTime() {
        return clock.instant().isAfter(stopBy);
    }

    private Optional<Verdict> next() {
        return gate.holding().map(obstacles::paused).orElseGet(this::work);
    }

    private Optional<Verdict> work() {
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

    private Optional<Verdict> prepare(Step next) {
        return switch (next) {
            case RepeatableStep step -> leased.isPastDeadline() ? moves.giveUp() : run(step);
            case PublishStep step -> leased.isPastDeadline() ? end() : boundary.publish(step);
            case FollowUpStep _ -> atUnknownStep();
        };
    }

    /** The row was written by a version that knows another flow. */
    private Optional<Verdict> atUnknownStep() {
        return obstacles.notOfThisVersion(
                EngineErrors.unknownStep(leased.progress().step()));
    }

    private Optional<Verdict> run(RepeatableStep step) {
        start(step);
        return act(step, step.run(context.get()));
    }

    private Optional<Verdict> act(RepeatableStep step, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Advance(Checkpoint checkpoint) -> advance(step, checkpoint);
            case Outcome.Wait(Instant until, String waitingFor, Checkpoint checkpoint) ->
                moves.waitUntil(until, waitingFor, leased.progress().withCheckpoint(checkpoint));
            case Outcome.HeldBack(Instant until, PostingError why, Checkpoint checkpoint) ->
                moves.holdBack(until, why, leased.progress().withCheckpoint(checkpoint));
            case Outcome.Rejected(PostingError error) -> moves.fail(error);
            case Outcome.StartOver(PostingError why, int allowed) ->
                moves.startOver(flow.first().name(), why, allowed);
        };
    }

    private Optional<Verdict> advance(RepeatableStep step, Checkpoint checkpoint) {
        Step next = flow.after(step).orElseThrow();
        leased.advance(progress -> progress.advancedTo(next.name(), checkpoint));
        return Optional.empty();
    }

    private Optional<Verdict> followUp(PublishedPost post) {
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

    private Optional<Verdict> cosmeticFault(FollowUpStep step, PublishedPost post, PostingError error) {
        Progress progress = leased.progress().withFailedTry(error);
        if (!progress.triesUsedUp()) {
            return moves.retryCosmetic(progress, error);
        }
        log.warning(
                "The post is live, but this could not be done: " + step.inWords() + ".",
                DetailedLogger.fieldsOf(error));
        return goOn(step, step.fallback(context.get(), post));
    }

    private Optional<Verdict> goOn(FollowUpStep step, PublishedPost post) {
        Optional<Step> next = flow.after(step);
        if (next.isEmpty()) {
            return moves.complete(post);
        }
        moves.live(post, next.map(Step::name));
        return Optional.empty();
    }

    /** A call that is taken to have done nothing is looked for once more, before nobody does any more. */
    private Optional<Verdict> end() {
        if (!leased.progress().mayHaveGoneOut()) {
            return moves.giveUp();
        }
        leased.advance(Progress::inDoubtAgain);
        return Optional.empty();
    }

    private Optional<Step> step() {
        return flow.step(leased.progress().step());
    }

    private void start(Step step) {
        starter.start(step, "Step %s: %s.".formatted(step.name(), step.inWords()));
    }

    private void tellOperator(RuntimeException thrown) {
        OPERATOR_LOG.atWarn().setCause(thrown).log("A step failed; what follows is in the posting's log.");
    }
}
