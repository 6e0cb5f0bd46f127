package dev.socialposting.dispatcher;

import dev.socialposting.logging.LogContext;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.LogCode;
import dev.socialposting.uploads.model.NudgeId;
import dev.socialposting.uploads.model.Posting;
import dev.socialposting.uploads.model.PostingState;
import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.model.Transition;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.model.UserId;
import dev.socialposting.uploads.queue.Nudge;
import dev.socialposting.uploads.queue.PostingQueue;
import dev.socialposting.uploads.store.Page;
import dev.socialposting.uploads.store.PageToken;
import dev.socialposting.uploads.store.PostingLog;
import dev.socialposting.uploads.store.UnreadableRowException;
import dev.socialposting.uploads.store.UploadRequestStore;
import dev.socialposting.uploads.store.UploadRequestStore.Update;
import dev.socialposting.worker.DetailedLogger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Nudges every posting whose wake time has passed, and ends those that are past their deadline for so long that no worker can be
 * there to do it.
 *
 * <p>The wake time is moved on before the nudge is sent: a nudge that is lost is made up for later, and a backlog of postings that
 * nobody works off does not breed more and more messages.
 */
final class Dispatcher {
    private static final Logger OPERATOR_LOG = LoggerFactory.getLogger(Dispatcher.class);

    /** So few are seen to within a few seconds, whosever they are. */
    private static final int FEW = 100;

    /** Many more than a run has the time for. */
    private static final int MOST_LOOKED_AT = 10_000;

    private final UploadRequestStore store;
    private final PostingLog postingLog;
    private final PostingQueue queue;
    private final Clock clock;
    private final Supplier<String> ids;

    Dispatcher(UploadRequestStore store, PostingLog postingLog, PostingQueue queue, Clock clock, Supplier<String> ids) {
        this.store = store;
        this.postingLog = postingLog;
        this.queue = queue;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Sees to what is overdue now. A request that cannot be seen to keeps no other one waiting, nor does a user who has many: the users take
     * turns, each with the request that has waited longest.
     *
     * @param stopBy begins no further request after this; the next run goes on
     */
    Run run(Instant stopBy) {
        Run run = Run.NOTHING;
        for (RequestId id : inTurns(due(stopBy))) {
            if (clock.instant().isAfter(stopBy)) {
                return run;
            }
            try (LogContext _ = LogContext.of(id)) {
                run = run.plus(seeTo(id));
            }
        }
        return run;
    }

    /** The longest overdue first; no more than a run can come to. */
    private List<RequestId> due(Instant stopBy) {
        Instant now = clock.instant();
        List<RequestId> due = new ArrayList<>();
        Optional<PageToken> from = Optional.empty();
        do {
            if (!(store.due(now, from) instanceof Page.Items<RequestId>(List<RequestId> page, var _, var next))) {
                throw new IllegalStateException("the store does not know a token it has just made");
            }
            due.addAll(page);
            from = next;
        } while (from.isPresent()
                && due.size() < MOST_LOOKED_AT
                && !clock.instant().isAfter(stopBy));
        return due;
    }

    private List<RequestId> inTurns(List<RequestId> due) {
        if (due.size() <= FEW) {
            return due;
        }
        Map<RequestId, UserId> owners = store.owners(due);
        Map<Optional<UserId>, Deque<RequestId>> waiting = new LinkedHashMap<>();
        for (RequestId id : due) {
            waiting.computeIfAbsent(Optional.ofNullable(owners.get(id)), _ -> new ArrayDeque<>())
                    .add(id);
        }
        List<RequestId> inTurns = new ArrayList<>();
        while (!waiting.isEmpty()) {
            waiting.values().forEach(ofOne -> inTurns.add(ofOne.remove()));
            waiting.values().removeIf(Deque::isEmpty);
        }
        return inTurns;
    }

    private Run seeTo(RequestId id) {
        try {
            return store.find(id).map(this::seeTo).orElse(Run.NOTHING);
        } catch (UnreadableRowException unreadable) {
            OPERATOR_LOG
                    .atError()
                    .setCause(unreadable)
                    .log(
                            "An overdue request is left aside: its row cannot be read. It is not posted until somebody has mended the row.");
            return Run.ofUnreadableRow();
        } catch (RuntimeException thrown) {
            return failed(thrown);
        }
    }

    private Run seeTo(UploadRequest row) {
        try {
            return moveOn(row);
        } catch (UnreadableRowException unreadable) {
            throw unreadable;
        } catch (RuntimeException thrown) {
            return failed(thrown).plus(Run.ofUnended(row, clock.instant()));
        }
    }

    private static Run failed(RuntimeException thrown) {
        OPERATOR_LOG
                .atError()
                .setCause(thrown)
                .log("An overdue request could not be seen to; it is when its next wake time has come.");
        return Run.ofFailure();
    }

    private Run moveOn(UploadRequest row) {
        Instant now = clock.instant();
        AtomicReference<UploadRequest> before = new AtomicReference<>(row);
        AtomicReference<Optional<UploadRequest>> wanted = new AtomicReference<>(Optional.empty());
        Update update = store.update(row, current -> {
            Transition<UploadRequest> moved = moved(current, now);
            if (moved instanceof Transition.Moved<UploadRequest>(UploadRequest after)) {
                before.set(current);
                wanted.set(Optional.of(after));
            }
            return moved;
        });
        return switch (update) {
            case Update.Updated(UploadRequest after) -> follow(before.get(), after, now);
            case Update.Unchanged(UploadRequest stored, var _) ->
                wasWritten(stored, wanted.get()) ? follow(before.get(), stored, now) : Run.NOTHING;
            case Update.Gone() -> Run.NOTHING;
        };
    }

    /** The answer to the write may be lost, and the move then applied again to what it left. What follows it must follow then, too. */
    private static boolean wasWritten(UploadRequest stored, Optional<UploadRequest> wanted) {
        return wanted.filter(moved -> moved.postings().equals(stored.postings()))
                .isPresent();
    }

    /** What is abandoned ends; what is overdue otherwise is to be nudged. */
    private static Transition<UploadRequest> moved(UploadRequest row, Instant now) {
        return switch (row.endAbandoned(now, Abandonment::why)) {
            case Transition.Refused<UploadRequest> _ -> row.nudgeOverdue(now);
            case Transition.Moved<UploadRequest>(UploadRequest ended) ->
                ended.nudgeOverdue(now) instanceof Transition.Moved<UploadRequest> nudged
                        ? nudged
                        : Transition.moved(ended);
        };
    }

    private Run follow(UploadRequest before, UploadRequest after, Instant now) {
        List<Posting> ended = after.postings().values().stream()
                .filter(posting -> posting.status().isFinal())
                .filter(posting -> !before.posting(posting.destination()).equals(Optional.of(posting)))
                .toList();
        ended.forEach(posting -> Abandonment.tell(postingLog, clock, after, posting));
        List<Destination> overdue = before.overdue(now).stream()
                .filter(destination -> after.posting(destination)
                        .filter(posting -> !posting.status().isFinal())
                        .isPresent())
                .toList();
        overdue.forEach(destination -> explain(before, after, destination));
        queue.send(
                after.userId(),
                overdue.stream()
                        .map(destination -> new Nudge(after.id(), destination, Optional.of(new NudgeId(ids.get()))))
                        .toList(),
                Duration.ZERO);
        List<Posting> neglected = before.postings().values().stream()
                .filter(posting -> posting.isNeglectedAt(now))
                .toList();
        Duration longest = neglected.stream()
                .flatMap(posting -> posting.wake().stream())
                .map(wake -> Duration.between(wake.first(), now))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        return new Run(neglected.size(), longest, overdue.size(), ended.size(), 0, 0, 0)
                .plus(Run.ofUnended(after, now));
    }

    private void explain(UploadRequest before, UploadRequest after, Destination destination) {
        DetailedLogger log = new DetailedLogger(postingLog, clock, after, destination);
        PostingState state = before.posting(destination).orElseThrow().state();
        switch (state) {
            case PostingState.Scheduled scheduled
            when scheduled.wake().nudges() == 0 ->
                log.info(LogCode.PREPARATION_DUE, "The time to prepare it has come; a worker is called.", Map.of());
            case PostingState.Scheduled _, PostingState.Queued _ ->
                log.warning(LogCode.WORKER_LATE, "No worker has begun yet; a worker is called again.", Map.of());
            case PostingState.Leased _ ->
                log.warning(
                        LogCode.WORKER_SILENT,
                        "The worker that had this posting fell silent; another one is called.",
                        Map.of());
            case PostingState.Waiting _ ->
                log.info(LogCode.WAIT_OVER, "The wait is over; a worker is called.", Map.of());
            case PostingState.Final _ -> throw new IllegalStateException("what has ended is not overdue");
        }
        log.saveIfPossible();
    }

    /**
     * What a run did.
     *
     * @param overdue how many postings it found on which a worker should have been at work, and was not
     * @param longest how long the latest of these has been late
     * @param nudges how many nudges were sent
     * @param ended how many postings were ended, because no worker was there to do it
     * @param unended how many postings have not ended though they should have long ago
     * @param unreadable how many requests' rows could not be read
     * @param failures how many requests could not be seen to for another reason
     */
    record Run(int overdue, Duration longest, int nudges, int ended, int unended, int unreadable, int failures) {
        static final Run NOTHING = new Run(0, Duration.ZERO, 0, 0, 0, 0, 0);

        static Run ofUnended(UploadRequest row, Instant now) {
            int unended = (int) row.postings().values().stream()
                    .filter(posting -> posting.shouldHaveEndedBy(now))
                    .count();
            return new Run(0, Duration.ZERO, 0, 0, unended, 0, 0);
        }

        static Run ofUnreadableRow() {
            return new Run(0, Duration.ZERO, 0, 0, 0, 1, 0);
        }

        static Run ofFailure() {
            return new Run(0, Duration.ZERO, 0, 0, 0, 0, 1);
        }

        Run plus(Run other) {
            return new Run(
                    overdue + other.overdue,
                    longest.compareTo(other.longest) < 0 ? other.longest : longest,
                    nudges + other.nudges,
                    ended + other.ended,
                    unended + other.unended,
                    unreadable + other.unreadable,
                    failures + other.failures);
        }
    }
}
