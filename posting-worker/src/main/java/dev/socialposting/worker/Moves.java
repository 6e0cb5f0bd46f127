package dev.socialposting.worker;

import dev.socialposting.uploads.model.Backoff;
import dev.socialposting.uploads.model.LogCode;
import dev.socialposting.uploads.model.LogLevel;
import dev.socialposting.uploads.model.NudgeId;
import dev.socialposting.uploads.model.Phase;
import dev.socialposting.uploads.model.PostingError;
import dev.socialposting.uploads.model.Progress;
import dev.socialposting.uploads.model.PublishedPost;
import dev.socialposting.uploads.model.StepName;
import dev.socialposting.uploads.queue.NudgePolicy;
import dev.socialposting.uploads.queue.QueueUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The ways in which a turn leaves a posting or takes it on, each stored before it is told.
 */
final class Moves {
    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);
    private static final Duration SHORTEST_HOLD = Duration.ofSeconds(20);
    private static final Duration LONGEST_HOLD = Duration.ofMinutes(5);

    private static final Logger OPERATOR_LOG = LoggerFactory.getLogger(Moves.class);

    private final LeasedPosting leased;
    private final DetailedLogger log;
    private final Nudger nudger;
    private final RetrySchedule retries;
    private final Clock clock;
    private final ReceivedNudge received;
    private final Instant startedAt;

    Moves(
            LeasedPosting leased,
            DetailedLogger log,
            Nudger nudger,
            RetrySchedule retries,
            Clock clock,
            ReceivedNudge received) {
        this.leased = leased;
        this.log = log;
        this.nudger = nudger;
        this.retries = retries;
        this.clock = clock;
        this.received = received;
        this.startedAt = clock.instant();
    }

    /** Sends nudges for one posting. */
    interface Nudger {
        void nudge(Duration delay);
    }

    /** Leaves the posting until a time; the posting's deadline ends every wait. */
    TurnResult.End waitUntil(Instant wanted, String waitingFor, Progress progress) {
        return waitAtLeast(SHORTEST_WAIT, LogCode.WAITING, wanted, waitingFor, progress);
    }

    /** Leaves the posting to another turn, after a pause. */
    TurnResult.End handOver(Duration pause) {
        return waitAtLeast(pause, LogCode.HANDED_OVER, clock.instant(), "another worker to go on", leased.progress());
    }

    /** Leaves the posting to a worker that has the time to send the video. */
    TurnResult.End handToTransfer() {
        return waitAtLeast(
                Duration.ZERO,
                LogCode.HANDED_OVER,
                clock.instant(),
                "a worker that sends the video",
                leased.progress());
    }

    private TurnResult.End waitAtLeast(
            Duration shortest, LogCode code, Instant wanted, String waitingFor, Progress progress) {
        Intermission pause = leave(notBefore(shortest, wanted), waitingFor, progress);
        lastLine(
                LogLevel.INFO,
                code,
                pause.told("Waiting: " + waitingFor + ".", "Waiting: " + waitingFor + "."),
                pause.fields());
        return nudgedLater(pause);
    }

    /** Leaves the posting until a time that the platform's refusal names. */
    TurnResult.End holdBack(Instant until, PostingError why, Progress progress) {
        return pause(LogCode.HELD_BACK, "Held back by the platform", "goes on", until, why, progress);
    }

    /** Leaves the posting until a limit of its platform has room for it. */
    TurnResult.End holdForLimit(LimitGate.Full full) {
        PostingError why =
                EngineErrors.limitReached(leased.posting().destination().platform(), full.limit(), full.until());
        return pause(
                LogCode.HELD_BACK, "Held back to stay within a limit", "goes on", full.until(), why, leased.progress());
    }

    /**
     * Leaves the posting while its platform is paused. It is said once, however long that lasts, and no failed try of before counts: an operator
     * has seen that the platform is to blame.
     */
    TurnResult.End holdWhilePaused(Instant since, PostingError why) {
        boolean isNews = !leased.progress().lastError().equals(Optional.of(why));
        Progress progress = leased.progress().withFreshTries().withLastError(why);
        Instant now = clock.instant();
        Intermission pause = leave(
                now.plus(Backoff.halfOf(Duration.between(since, now), SHORTEST_HOLD, LONGEST_HOLD)),
                why.explanation(),
                progress);
        if (isNews) {
            String held = "Held: the platform is paused by the operators.";
            lastLine(LogLevel.WARNING, LogCode.PLATFORM_PAUSED, pause.told(held, held), fieldsOf(pause, why));
        }
        return nudgedLater(pause);
    }

    /**
     * Leaves the posting, of which nobody can say now whether it went out, until it can be asked; at the deadline it is left so. One that was put
     * back from a backup is left to its user at once, who can ask for another look.
     */
    TurnResult.End cannotAsk(Instant markedAt, PostingError why) {
        Progress progress = leased.progress();
        return leased.isPastDeadline() || progress.isRestored()
                ? unconfirmed(why.message() + " So the platform could not be asked.", progress.inDoubtAgain())
                : pause(
                        LogCode.VERIFICATION_POSTPONED,
                        "It cannot be found out now whether the post went out",
                        "it is tried again",
                        Looks.next(markedAt, clock.instant()),
                        why,
                        progress);
    }

    private TurnResult.End pause(
            LogCode code, String happened, String then, Instant until, PostingError why, Progress progress) {
        Intermission pause = leave(notBefore(SHORTEST_WAIT, until), why.explanation(), progress.withLastError(why));
        lastLine(
                LogLevel.WARNING,
                code,
                pause.told("%s; %s at %s.".formatted(happened, then, pause.end()), happened + "."),
                fieldsOf(pause, why));
        return nudgedLater(pause);
    }

    /**
     * A try of a step that is safe to repeat has failed. The message is left to come again, as long as it has failed just as often as
     * the step; otherwise it would reach the dead-letter queue before the step has had its tries, so a new one takes its place.
     */
    TurnResult.End failedTry(PostingError error) {
        Progress progress = leased.progress().withFailedTry(error);
        if (progress.triesUsedUp()) {
            return failForTries(progress, error);
        }
        Intermission pause = leaveForRetry(progress, error);
        return received.receiveCount() == progress.failedTries()
                ? new TurnResult.End(new Verdict.TryAgain(pause.length()))
                : nudgedLater(pause);
    }

    /** A try of a cosmetic step has failed; the post is live, so this is no matter for the dead-letter queue. */
    TurnResult.End retryCosmetic(Progress progress, PostingError error) {
        return nudgedLater(leaveForRetry(progress, error));
    }

    /** All tries of the step have failed: the posting fails, and its message goes to the dead-letter queue for the operators. */
    TurnResult.End failForTries(Progress progress, PostingError error) {
        return deadLetter(
                "Failed: the third try of this step failed, too. The message goes to the dead-letter queue.",
                progress,
                error);
    }

    /** The posting fails, and its message goes to the dead-letter queue for the operators. */
    TurnResult.End deadLetter(String line, Progress progress, PostingError error) {
        NudgeId deadLettered = received.nudge().id().orElse(NudgePolicy.UNNAMED);
        leased.leave(state -> state.failed(error, Optional.of(deadLettered), progress));
        Map<String, Object> fields = DetailedLogger.fieldsOf(error);
        fields.put("dead_lettered", true);
        lastLine(LogLevel.ERROR, LogCode.FAILED, line, fields);
        return TurnResult.DEAD_LETTER;
    }

    /** The posting cannot succeed until somebody acts. */
    TurnResult.End fail(PostingError error) {
        leased.leave(state -> state.failed(error, Optional.empty(), state.progress()));
        lastLine(LogLevel.ERROR, LogCode.FAILED, "Failed.", DetailedLogger.fieldsOf(error));
        return TurnResult.DONE;
    }

    /** It has not gone out by its deadline. */
    TurnResult.End giveUp() {
        return giveUp(leased.progress().lastError());
    }

    /** It has not gone out by its deadline, for this reason. */
    TurnResult.End giveUp(PostingError why) {
        return giveUp(Optional.of(why));
    }

    private TurnResult.End giveUp(Optional<PostingError> why) {
        return fail(EngineErrors.deadlinePassed(leased.posting().publishBy(), why));
    }

    /**
     * Nobody can say whether it went out, and there is no time left to find out.
     *
     * @param finding what the last look showed, as a sentence
     * @param progress with what was noted at the last look, which the next one goes by if a person asks for it
     */
    TurnResult.End unconfirmed(String finding, Progress progress) {
        PostingError error = PostingError.unconfirmed(finding, progress);
        leased.leave(state -> state.unconfirmed(error, progress));
        lastLine(
                LogLevel.ERROR,
                LogCode.UNCONFIRMED,
                "Unconfirmed: the post may be live. Do not post it again before you have looked at the account.",
                DetailedLogger.fieldsOf(error));
        return TurnResult.DONE;
    }

    /** Begins the flow anew after a while, unless that was done as often as is allowed. */
    TurnResult.End startOver(StepName first, PostingError why, int allowed) {
        Progress progress = leased.progress();
        if (progress.restarts() >= allowed) {
            return fail(why);
        }
        Progress anew = progress.restartedAt(first, why);
        Intermission pause =
                leave(clock.instant().plus(retries.afterFailedTry(anew.restarts())), "beginning anew", anew);
        lastLine(
                LogLevel.WARNING,
                LogCode.STARTING_OVER,
                pause.told(
                        "What was prepared is of no more use; everything begins anew in %d s."
                                .formatted(pause.length().toSeconds()),
                        "What was prepared is of no more use."),
                fieldsOf(pause, why));
        return nudgedLater(pause);
    }

    /** The post is live: stored with the next write, before anything else is done. */
    void live(PublishedPost post, Optional<StepName> next) {
        leased.stage(progress -> progress.advancedTo(next.orElse(progress.step()), progress.checkpoint())
                .withPhase(new Phase.Live(post)));
    }

    TurnResult.End complete(PublishedPost post) {
        leased.leave(state -> state.completed(post));
        lastLine(
                LogLevel.INFO,
                LogCode.COMPLETED,
                "Completed: the post is live.",
                post.permalink()
                        .<Map<String, Object>>map(link -> Map.of("permalink", link))
                        .orElse(Map.of()));
        return TurnResult.DONE;
    }

    /** The line that ends a turn says how long the turn kept a worker busy. */
    private void lastLine(LogLevel level, LogCode code, String message, Map<String, Object> fields) {
        Map<String, Object> more = new LinkedHashMap<>(fields);
        more.put("worker_ms", Duration.between(startedAt, clock.instant()).toMillis());
        log.report(level, code, message, more);
    }

    private static Map<String, Object> fieldsOf(Intermission pause, PostingError why) {
        Map<String, Object> fields = new LinkedHashMap<>(pause.fields());
        fields.putAll(DetailedLogger.fieldsOf(why));
        return fields;
    }

    /**
     * When a publish call that failed is made again at the earliest, if it has failed: as long after it as any other step is tried again.
     */
    Optional<Instant> nextTryAt(Progress progress) {
        return progress.failedTries() > 0 && progress.phase() instanceof Phase.Publishing(Instant markedAt, var _)
                ? Optional.of(markedAt.plus(retries.afterFailedTry(progress.failedTries())))
                : Optional.empty();
    }

    private Intermission leaveForRetry(Progress progress, PostingError error) {
        Duration wanted = retries.afterFailedTry(progress.failedTries());
        String next = nextTry(progress);
        Intermission pause = leave(clock.instant().plus(wanted), next + " after a failed one", progress);
        Map<String, Object> fields = fieldsOf(pause, error);
        fields.put("next_attempt", (long) progress.attempt());
        lastLine(
                LogLevel.WARNING,
                LogCode.RETRY_SCHEDULED,
                pause.told(
                        "The step failed; %s follows in %d s.%s"
                                .formatted(next, pause.length().toSeconds(), ifItFailsToo(progress)),
                        "The step failed."),
                fields);
        return pause;
    }

    /** A wait that is no wait would keep workers, and whoever they ask, busy for nothing. */
    private Instant notBefore(Duration shortest, Instant wanted) {
        Instant earliest = clock.instant().plus(shortest);
        return wanted.isBefore(earliest) ? earliest : wanted;
    }

    /** What is waited for before another publish call. */
    String publishingAgain(Progress progress) {
        return progress.failedTries() == 0 ? "publishing again" : "publishing again, " + nextTry(progress);
    }

    private static String nextTry(Progress progress) {
        return "try %d of %d".formatted(progress.attempt(), Progress.MAX_TRIES);
    }

    private static String ifItFailsToo(Progress progress) {
        boolean isLast = progress.attempt() == Progress.MAX_TRIES;
        return isLast && progress.phase() instanceof Phase.Preparing
                ? " If that fails, too, the post is given up."
                : "";
    }

    private Intermission leave(Instant wanted, String waitingFor, Progress progress) {
        Intermission pause = Intermission.until(wanted, leased.posting(), progress, clock.instant());
        leased.leave(state -> state.waiting(pause.until(), pause.wake(), pause.waitingFor(waitingFor), progress));
        return pause;
    }

    /** After the log's lines: the worker that the nudge calls may write the next ones. */
    private TurnResult.End nudgedLater(Intermission pause) {
        if (pause.isWithinReachOfANudge()) {
            log.saveIfPossible();
            try {
                nudger.nudge(pause.length());
            } catch (QueueUnavailableException unavailable) {
                OPERATOR_LOG
                        .atWarn()
                        .setCause(unavailable)
                        .log("a nudge could not be sent; the dispatcher sends another when the posting is overdue");
            }
        }
        return TurnResult.DONE;
    }
}
