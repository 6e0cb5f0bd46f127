package dev.socialposting.api.uploads;

import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.LogEntry;
import dev.socialposting.uploads.model.NudgeId;
import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.queue.Nudge;
import dev.socialposting.uploads.queue.PostingQueue;
import dev.socialposting.uploads.store.PostingLog;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What follows once a row is written for its user: the lines in the log, then the nudges. The row holds, whatever goes wrong here, and
 * to answer anything else would make the user do it again; and one thing that goes wrong does not keep the other.
 */
final class Aftermath {
    private static final Logger LOG = LoggerFactory.getLogger(Aftermath.class);

    private final PostingLog postingLog;
    private final PostingQueue queue;
    private final Supplier<UUID> randomIds;

    Aftermath(PostingLog postingLog, PostingQueue queue, Supplier<UUID> randomIds) {
        this.postingLog = postingLog;
        this.queue = queue;
        this.randomIds = randomIds;
    }

    /**
     * Tells what was done, and calls workers where there is something to do.
     *
     * @param destinations those whose postings were written
     */
    void of(UploadRequest stored, List<LogEntry> entries, Collection<Destination> destinations, Instant now) {
        tell(stored, entries);
        nudge(stored, destinations, now);
    }

    /** Adds lines to its log. */
    void tell(UploadRequest stored, List<LogEntry> entries) {
        afterwards("its log does not tell", () -> postingLog.append(stored.id(), entries, stored.expiresAt()));
    }

    /** Calls workers where there is something to do. */
    void nudge(UploadRequest stored, Collection<Destination> destinations, Instant now) {
        byDelay(stored, destinations, now)
                .forEach((delay, toNudge) -> afterwards(
                        "the dispatcher delivers what was not sent",
                        () -> queue.send(stored.userId(), nudges(stored.id(), toNudge), delay)));
    }

    /** Its earlier lines were stored when the request was to be deleted sooner: they are kept as long as the row. */
    void keepLogLonger(UploadRequest stored) {
        afterwards(
                "the earlier lines of its log are deleted before it is",
                () -> stored.postings()
                        .keySet()
                        .forEach(destination -> postingLog.append(
                                stored.id(),
                                postingLog.read(stored.id(), destination, Optional.empty(), PostingLog.MAX_ENTRIES),
                                stored.expiresAt())));
    }

    private static Map<Duration, List<Destination>> byDelay(
            UploadRequest stored, Collection<Destination> destinations, Instant now) {
        Map<Duration, List<Destination>> byDelay = new LinkedHashMap<>();
        for (Destination destination : destinations) {
            stored.posting(destination)
                    .flatMap(posting -> posting.nudgeDelay(now))
                    .ifPresent(delay -> byDelay.computeIfAbsent(delay, _ -> new ArrayList<>())
                            .add(destination));
        }
        return byDelay;
    }

    private List<Nudge> nudges(RequestId id, List<Destination> destinations) {
        return destinations.stream()
                .map(destination -> new Nudge(
                        id, destination, Optional.of(new NudgeId(randomIds.get().toString()))))
                .toList();
    }

    private static void afterwards(String consequence, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException fault) {
            LOG.atWarn().setCause(fault).log("Done, but {}", consequence);
        }
    }
}
