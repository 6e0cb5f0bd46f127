package dev.socialposting.worker;

import dev.socialposting.uploads.model.Checkpoint;
import dev.socialposting.uploads.model.Phase;
import dev.socialposting.uploads.model.PostingError;
import dev.socialposting.uploads.model.Progress;
import dev.socialposting.uploads.model.PublishedPost;
import dev.socialposting.worker.publisher.Flow;
import dev.socialposting.worker.publisher.FollowUpStep;
import dev.socialposting.worker.publisher.PublishCalls;
import dev.socialposting.worker.publisher.PublishStep;
import dev.socialposting.worker.publisher.RepeatableStep;
import dev.socialposting.worker.publisher.RepeatableStep.Outcome;
import dev.socialposting.worker.publisher.Step;
import dev.socialposting.worker.publisher.StepContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One worker's turn at one posting: step after step, until the posting must wait or has ended. */
final class Turn {
    private static final Logger OPERATOR_LOG = LoggerFactory.getLogger(Turn.class);

    private final LeasedPosting leased;
    private final Moves moves;
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
            StepStarter starter,
            DetailedLogger log,
            Clock clock,
            Flow flow,
            Supplier<StepContext> context,
            Instant stopBy) {
        this.leased = leased;
        this.moves = moves;
        this.starter = starter;
        this.boundary = new PublishBoundary(leased, moves, starter, log, clock, flow, context);
        this.log = log;
        this.clock = clock;
        this.flow = flow;
        this.context = context;
        this.stopBy = stopBy;
    }

    Verdict run() {
        Optional<Verdict> verdict = Optional.empty();
        while (verdict.isEmpty()) {
            verdict = clock.instant().isAfter(stopBy) ? handOver() : next();
        }
        return verdict.get();
    }

    private Optional<Verdict> next() {
        return switch (leased.progress().phase()) {
            case Phase.Preparing() -> leased.isPastDeadline() ? end() : prepare();
            case Phase.Publishing(Instant markedAt) -> boundary.verify(flow.publish(), callsUntil(markedAt));
            case Phase.Live(PublishedPost post) -> followUp(post);
        };
    }

    private PublishCalls callsUntil(Instant markedAt) {
        return new PublishCalls(leased.progress().unseenCallAt().orElse(markedAt), markedAt);
    }

    private Optional<Verdict> prepare() {
        return switch (step()) {
            case RepeatableStep step -> run(step);
            case PublishStep step -> boundary.publish(step);
            case FollowUpStep step ->
                throw new IllegalStateException("nothing is live yet, but the step is " + step.name());
        };
    }

    private Optional<Verdict> run(RepeatableStep step) {
        start(step);
        try {
            return act(step, step.run(context.get()));
        } catch (LeaseLostException lost) {
            throw lost;
        } catch (RuntimeException thrown) {
            tellOperator(thrown);
            return moves.failedTry(EngineErrors.from(thrown));
        }
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
        if (!(step() instanceof FollowUpStep step)) {
            return moves.complete(post);
        }
        if (leased.isPastDeadline()) {
            return goOn(step, step.fallback(context.get(), post));
        }
        start(step);
        try {
            return goOn(step, step.complete(context.get(), post));
        } catch (LeaseLostException lost) {
            throw lost;
        } catch (RuntimeException thrown) {
            tellOperator(thrown);
            return cosmeticFault(step, post, EngineErrors.from(thrown));
        }
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
        Progress progress = leased.progress();
        if (!progress.mayHaveGoneOut() || !progress.step().equals(flow.publish().name())) {
            return moves.giveUp();
        }
        leased.advance(Progress::inDoubtAgain);
        return Optional.empty();
    }

    /** The invocation ends soon: another one goes on from here. */
    private Optional<Verdict> handOver() {
        return moves.waitUntil(clock.instant(), "another worker to go on", leased.progress());
    }

    private Step step() {
        return flow.step(leased.progress().step());
    }

    private void start(Step step) {
        starter.start(step, "Step %s: %s.".formatted(step.name(), step.inWords()));
    }

    private void tellOperator(RuntimeException thrown) {
        OPERATOR_LOG.atWarn().setCause(thrown).log("A step failed; what follows is in the posting's log.");
    }
}
