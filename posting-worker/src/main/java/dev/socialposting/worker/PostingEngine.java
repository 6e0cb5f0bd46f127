package dev.socialposting.worker;

import dev.socialposting.accounts.AccountKey;
import dev.socialposting.accounts.AccountStatus;
import dev.socialposting.accounts.TokenCipher.CipherUnavailableException;
import dev.socialposting.concurrency.AtOnce;
import dev.socialposting.limits.PlaceStore;
import dev.socialposting.platforms.http.PlatformCall;
import dev.socialposting.platforms.http.PlatformHttp;
import dev.socialposting.platforms.publisher.Flow;
import dev.socialposting.platforms.publisher.MediaSource;
import dev.socialposting.platforms.publisher.StepContext;
import dev.socialposting.platforms.publisher.VideoPublisher;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.Lease;
import dev.socialposting.uploads.model.LogCode;
import dev.socialposting.uploads.model.NudgeId;
import dev.socialposting.uploads.model.Posting;
import dev.socialposting.uploads.model.PostingError;
import dev.socialposting.uploads.model.PostingState;
import dev.socialposting.uploads.model.PostingState.Completed;
import dev.socialposting.uploads.model.PostingState.Failed;
import dev.socialposting.uploads.model.Refusal;
import dev.socialposting.uploads.model.Transition;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.model.UserId;
import dev.socialposting.uploads.queue.Nudge;
import dev.socialposting.uploads.queue.NudgePolicy;
import dev.socialposting.uploads.queue.PostingQueue;
import dev.socialposting.uploads.store.PostingLog;
import dev.socialposting.uploads.store.StoreUnavailableException;
import dev.socialposting.uploads.store.UploadRequestStore;
import dev.socialposting.uploads.store.UploadRequestStore.Update;
import dev.socialposting.worker.PostingAccounts.Access;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles one nudge: reads the row, which decides whether there is anything to do, takes the lease and lets the posting's publisher
 * advance.
 *
 * <p>Throws what the ports throw when they cannot be reached; the row's wake time then brings the posting back.
 */
final class PostingEngine {
    private static final Logger OPERATOR_LOG = LoggerFactory.getLogger(PostingEngine.class);

    /** How often a posting is looked for: at once, at once again, and after a second. */
    private static final int MOST_LOOKS = 3;

    private final UploadRequestStore store;
    private final PostingLog postingLog;
    private final LaneQueues queues;
    private final PostingAccounts accounts;
    private final KnownPauses pauses;
    private final PlaceStore places;
    private final List<VideoPublisher> publishers;
    private final PlatformHttp http;
    private final WorkerSettings settings;
    private final RetrySchedule retries;
    private final Clock clock;
    private final Supplier<String> ids;
    private final AtOnce atOnce;

    /**
     * @param ids of leases and nudges
     * @param threads gives the threads of what a turn does at once
     */
    PostingEngine(
            UploadRequestStore store,
            PostingLog postingLog,
            LaneQueues queues,
            PostingAccounts accounts,
            KnownPauses pauses,
            PlaceStore places,
            List<VideoPublisher> publishers,
            PlatformHttp http,
            WorkerSettings settings,
            RetrySchedule retries,
            Clock clock,
            Supplier<String> ids,
            Supplier<ExecutorService> threads) {
        this.store = store;
        this.postingLog = postingLog;
        this.queues = queues;
        this.accounts = accounts;
        this.pauses = pauses;
        this.places = places;
        this.publishers = List.copyOf(publishers);
        this.http = http;
        this.settings = settings;
        this.retries = retries;
        this.clock = clock;
        this.ids = ids;
        this.atOnce = new AtOnce(threads);
    }

    Verdict handle(ReceivedNudge received) {
        Nudge nudge = received.nudge();
        Optional<UploadRequest> row = store.find(nudge.requestId());
        Optional<Posting> posting = row.flatMap(request -> request.posting(nudge.destination()));
        if (posting.isEmpty()) {
            String missing = row.isEmpty() ? "there is no such request" : "the request has no such destination";
            return lookAgain(received.receiveCount(), missing);
        }
        return switch (NudgePolicy.ask(posting.get(), nudge, received.receiveCount(), clock.instant())) {
            case REPORT_FAILED -> Verdict.DEAD_LETTER;
            case TELL_TOO_LATE -> tellTooLate(nudge, row.get());
            case NOTHING -> Verdict.DONE;
            case WORK -> work(received, row.get(), posting.get(), false);
            case REDRIVE -> work(received, row.get(), posting.get(), true);
        };
    }

    /** Nothing is written: if the nudge is lost, the row's wake time brings another. */
    private Verdict passOn(UserId user, Nudge nudge) {
        queues.of(Lane.TRANSFER).send(user, List.of(nudge), Duration.ZERO);
        return Verdict.DONE;
    }

    private Optional<VideoPublisher> publisher(Destination destination) {
        return publishers.stream()
                .filter(each -> each.platform().equals(destination.platform()))
                .findFirst();
    }

    /** The line needs a place of its own in the log, so the row is written for it. */
    private Verdict tellTooLate(Nudge nudge, UploadRequest row) {
        Destination destination = nudge.destination();
        Instant now = clock.instant();
        return switch (store.update(row, request -> request.redriveTooLate(destination, nudge.pastDeadline(), now))) {
            case Update.Updated(UploadRequest written) -> {
                DetailedLogger log = new DetailedLogger(postingLog, clock, written, destination);
                log.warning(
                        LogCode.REDRIVEN_TOO_LATE,
                        "An operator has redriven the posting from the dead-letter queue after its deadline; it stays failed,"
                                + " and the message goes back there.",
                        Map.of("publish_by", deadline(written, destination)));
                log.saveIfPossible();
                yield Verdict.DEAD_LETTER;
            }
            case Update.Unchanged unchanged -> nothingToDo(unchanged.reason());
            case Update.Gone() -> Verdict.DONE;
        };
    }

    private static String deadline(UploadRequest row, Destination destination) {
        return row.posting(destination).orElseThrow().publishBy().toString();
    }

    private Verdict work(ReceivedNudge received, UploadRequest row, Posting posting, boolean redriven) {
        Destination destination = posting.destination();
        // Before the lease: that it cannot be read is no failed try.
        pauses.learn(destination.platform());
        Plan plan = Faults.caught(() -> plan(posting), thrown -> new Plan.Nothing(faulty(thrown)));
        if (!redriven && plan.isFor(Lane.TRANSFER, posting) && settings.lane() == Lane.POSTING) {
            return passOn(row.userId(), received.nudge());
        }
        Instant now = clock.instant();
        Lease lease = new Lease(ids.get(), now.plus(settings.leaseTime()));
        // What was read above may be long past when the lease is taken.
        AtomicReference<Posting> before = new AtomicReference<>(posting);
        Function<UploadRequest, Transition<UploadRequest>> take = request -> {
            request.posting(destination).ifPresent(before::set);
            return redriven
                    ? request.redrive(destination, lease, received.nudge().pastDeadline(), now)
                    : request.lease(destination, lease, plan.firstStep(), now);
        };
        return switch (store.update(row, take)) {
            case Update.Updated(UploadRequest leasedRow) ->
                new Session(received, assignment(plan, before.get(), lease, leasedRow), lease, leasedRow)
                        .run(redriven, before.get().publishBy());
            case Update.Unchanged unchanged -> nothingToDo(unchanged.reason());
            case Update.Gone() -> Verdict.DONE;
        };
    }

    private Plan plan(Posting posting) {
        Destination destination = posting.destination();
        return publisher(destination)
                .<Plan>map(publisher -> new Plan.ToPublish(publisher, publisher.flow(posting.options())))
                .orElseGet(() -> new Plan.Nothing(
                        new Assignment.NotOfThisVersion(EngineErrors.unknownPlatform(destination.platform()))));
    }

    /**
     * The plan with the account as it is stored under the lease: what was read before may have been replaced since. That it cannot be read
     * is no failed try, so the posting is put back as it was.
     *
     * @param before the posting as it was when the lease was taken, not as it was read before: it may have been published meanwhile
     */
    private Assignment assignment(Plan plan, Posting before, Lease lease, UploadRequest leasedRow) {
        AccountKey account = new AccountKey(leasedRow.userId(), before.destination());
        try {
            return Faults.caught(() -> plan.with(() -> accounts.access(account)), PostingEngine::faulty);
        } catch (StoreUnavailableException | CipherUnavailableException unavailable) {
            giveBack(before, lease, leasedRow);
            throw unavailable;
        }
    }

    private void giveBack(Posting before, Lease lease, UploadRequest leasedRow) {
        try {
            store.update(
                    leasedRow,
                    row -> row.whileLeasedBy(
                            before.destination(), lease.owner(), clock.instant(), _ -> before.state()));
        } catch (StoreUnavailableException unavailable) {
            OPERATOR_LOG.atWarn().setCause(unavailable).log("A lease could not be given back; it runs out by itself.");
        }
    }

    private static Assignment faulty(RuntimeException thrown) {
        tellOperator(thrown);
        return new Assignment.Faulty(EngineErrors.from(thrown));
    }

    /**
     * A nudge is sent while its row is being written, and can be there first. One whose row was never written, as the caller was told, has
     * nothing to say to anybody.
     */
    private static Verdict lookAgain(int receiveCount, String missing) {
        if (receiveCount < MOST_LOOKS) {
            OPERATOR_LOG.atDebug().log("Looked for again: {}.", missing);
            return new Verdict.TryAgain(Duration.ofSeconds(receiveCount - 1L));
        }
        OPERATOR_LOG.atWarn().log("A message is deleted: {}.", missing);
        return Verdict.DONE;
    }

    private static Verdict nothingToDo(Refusal reason) {
        OPERATOR_LOG.atDebug().log("Nothing to do for a nudge: {}.", reason);
        return Verdict.DONE;
    }

    private static void tellOperator(RuntimeException thrown) {
        OPERATOR_LOG.atWarn().setCause(thrown).log("A step failed; what follows is in the posting's log.");
    }

    /** What belongs to one turn, wired together. */
    private final class Session {
        private final Assignment assignment;
        private final Destination destination;
        private final SecretMasker masker;
        private final DetailedLogger log;
        private final LeasedPosting leased;
        private final Moves moves;
        private final Obstacles obstacles;
        private final PauseGate gate;
        private final Instant stopBy;

        Session(ReceivedNudge received, Assignment assignment, Lease lease, UploadRequest row) {
            this.assignment = assignment;
            this.stopBy = received.stopBy();
            this.destination = received.nudge().destination();
            this.masker = assignment.masker().withAddressesOf(row, destination);
            this.log = new DetailedLogger(postingLog, clock, row, destination, masker);
            this.leased = new LeasedPosting(
                    store, clock, settings.leaseTime(), destination, lease.owner(), row, masker, log::follow);
            Nudge next = new Nudge(row.id(), destination, Optional.of(new NudgeId(ids.get())));
            this.moves = new Moves(
                    leased,
                    log,
                    delay -> nextQueue().send(row.userId(), List.of(next), delay),
                    retries,
                    clock,
                    received);
            this.obstacles = new Obstacles(leased, moves);
            this.gate = new PauseGate(pauses, leased, log, clock);
        }

        private PostingQueue nextQueue() {
            return queues.of(
                    assignment instanceof Assignment.Ready ready
                            ? Lane.of(ready.flow(), leased.posting())
                            : settings.lane());
        }

        Verdict run(boolean redriven, Instant deadlineBefore) {
            if (redriven) {
                tellOfRedrive(deadlineBefore);
            }
            try {
                Verdict verdict = Faults.caught(this::work, this::wentWrong).verdict();
                noteWhatTheTokenIsWorth();
                gate.afterTurn();
                return verdict;
            } catch (LeaseLostException lost) {
                OPERATOR_LOG.atWarn().log("{}; this turn ends without another call", lost.getMessage());
                return Verdict.DONE;
            } finally {
                log.saveIfPossible();
            }
        }

        private void tellOfRedrive(Instant deadlineBefore) {
            Instant deadline = leased.posting().publishBy();
            if (deadline.equals(deadlineBefore)) {
                log.info(
                        LogCode.REDRIVEN,
                        "An operator has redriven the posting from the dead-letter queue; it is tried again.",
                        Map.of());
            } else {
                log.warning(
                        LogCode.REDRIVEN,
                        "An operator has redriven the posting from the dead-letter queue past its deadline; it is tried again.",
                        Map.of("publish_by", deadline.toString(), "publish_by_before", deadlineBefore.toString()));
            }
        }

        private TurnResult.End work() {
            return switch (assignment) {
                case Assignment.Ready(var publisher, var flow, Access.Granted granted) ->
                    new TurnResult.End(turn(publisher, flow, granted).run());
                case Assignment.Ready(var _, var _, Access.NotConnected()) -> obstacles.accountNotConnected();
                case Assignment.NotOfThisVersion(PostingError why) -> obstacles.notOfThisVersion(why);
                case Assignment.Faulty(PostingError why) -> obstacles.fault(why);
            };
        }

        /** What went wrong when the posting had already been left is none of its own. */
        private TurnResult.End wentWrong(RuntimeException thrown) {
            if (!leased.isHeld()) {
                throw thrown;
            }
            tellOperator(thrown);
            return obstacles.fault(EngineErrors.from(thrown));
        }

        private Turn turn(VideoPublisher publisher, Flow flow, Access.Granted granted) {
            LimitGate limits = new LimitGate(places, publisher, destination, leased, clock);
            LoggedHttp loggedHttp = new LoggedHttp(
                    http,
                    publisher,
                    log,
                    masker,
                    clock,
                    call -> ensureTimeFor(call, limits),
                    call -> whileSending(call, limits));
            Supplier<StepContext> context = () -> new StepContext(
                    destination,
                    MediaSource.at(leased.row().videoUrl()),
                    leased.row().caption(),
                    leased.posting().options(),
                    granted.account().login(),
                    granted.credentials(),
                    leased.progress().checkpoint(),
                    loggedHttp,
                    clock,
                    stopBy,
                    log);
            StepStarter starter = new StepStarter(leased, log, atOnce);
            return new Turn(new TurnContext(
                    leased,
                    moves,
                    obstacles,
                    gate,
                    limits,
                    starter,
                    log,
                    clock,
                    settings.lane(),
                    flow,
                    context,
                    stopBy));
        }

        private void whileSending(PlatformCall call, LimitGate limits) {
            if (clock.instant().isAfter(stopBy)) {
                throw new SendingCutException();
            }
            ensureTimeFor(call, limits);
        }

        private void ensureTimeFor(PlatformCall call, LimitGate limits) {
            leased.ensureTimeFor(settings.neededFor(call));
            limits.keep();
        }

        private void noteWhatTheTokenIsWorth() {
            if (!(assignment instanceof Assignment.Ready(var _, var _, Access.Granted granted))) {
                return;
            }
            PostingState state = leased.posting().state();
            if (state instanceof Failed failed && failed.error().needsReconnect()) {
                accounts.requireReconnect(granted);
            } else if (state instanceof Completed && granted.account().status() == AccountStatus.NOT_CHECKED) {
                accounts.confirm(granted);
            }
        }
    }
}
