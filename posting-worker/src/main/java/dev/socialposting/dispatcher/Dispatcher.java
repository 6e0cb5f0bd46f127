package dev.socialposting.dispatcher;

import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.NudgeId;
import dev.socialposting.uploads.model.PostingState;
import dev.socialposting.uploads.model.PostingState.Leased;
import dev.socialposting.uploads.model.PostingState.Queued;
import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.queue.Nudge;
import dev.socialposting.uploads.queue.PostingQueue;
import dev.socialposting.uploads.store.Page;
import dev.socialposting.uploads.store.PageToken;
import dev.socialposting.uploads.store.PostingLog;
import dev.socialposting.uploads.store.UploadRequestStore;
import dev.socialposting.uploads.store.UploadRequestStore.Update;
import dev.socialposting.worker.DetailedLogger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Nudges every posting whose wake time has passed.
 *
 * <p>The wake time is moved on before the nudge is sent: a nudge that is lost is made up for later, and a backlog of postings that
 * nobody works off does not breed more and more messages.
 */
final class Dispatcher {
    private static final Logger OPERATOR_LOG = LoggerFactory.getLogger(Dispatcher.class);

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
     * Nudges what is overdue now. A request that cannot be nudged keeps no other one waiting.
     *
     * @param stopBy begins no further request after this; the next run goes on
     */
    Run run(Instant stopBy) {
        Instant now = clock.instant();
        int nudges = 0;
        int failures = 0;
        Optional<PageToken> from = Optional.empty();
        do {
            if (!(store.due(now, from) instanceof Page.Items<RequestId>(List<RequestId> due, var next))) {
                throw new IllegalStateException("the store does not know a token it has just made");
            }
            for (RequestId id : due) {
                if (clock.instant().isAfter(stopBy)) {
                    return new Run(nudges, failures);
                }
                try {
                    nudges += nudge(id);
                } catch (RuntimeException thrown) {
                    failures++;
                    tellOperator(id, thrown);
                }
            }
            from = next;
        } while (from.isPresent());
        return new Run(nudges, failures);
    }

    private static void tellOperator(RequestId id, RuntimeException thrown) {
        OPERATOR_LOG
                .atError()
                .addKeyValue("request_id", id.value())
                .setCause(thrown)
                .log("An overdue request could not be nudged; it is when its next wake time has come.");
    }

    private int nudge(RequestId id) {
        Optional<UploadRequest> row = store.find(id);
        if (row.isEmpty()) {
            return 0;
        }
        Instant now = clock.instant();
        AtomicReference<UploadRequest> before = new AtomicReference<>(row.get());
        Update update = store.update(row.get(), current -> {
            before.set(current);
            return current.nudgeOverdue(now);
        });
        if (!(update instanceof Update.Updated(UploadRequest after))) {
            return 0;
        }
        List<Destination> overdue = before.get().overdue(now);
        overdue.forEach(destination -> explain(before.get(), after, destination));
        queue.send(
                overdue.stream()
                        .map(destination -> new Nudge(id, destination, Optional.of(new NudgeId(ids.get()))))
                        .toList(),
                Duration.ZERO);
        return overdue.size();
    }

    private void explain(UploadRequest before, UploadRequest after, Destination destination) {
        DetailedLogger log = new DetailedLogger(postingLog, clock, after, destination);
        PostingState state = before.posting(destination).orElseThrow().state();
        switch (state) {
            case Queued _ -> log.warning("No worker has begun yet; a worker is called again.", Map.of());
            case Leased _ ->
                log.warning("The worker that had this posting fell silent; another one is called.", Map.of());
            default -> log.info("The wait is over; a worker is called.");
        }
    }

    /**
     * What a run did.
     *
     * @param nudges how many nudges were sent
     * @param failures how many requests could not be nudged
     */
    record Run(int nudges, int failures) {}
}
