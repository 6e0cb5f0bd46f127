package dev.socialposting.api.uploads;

import dev.socialposting.api.uploads.Command.Line;
import dev.socialposting.api.uploads.Command.Reason;
import dev.socialposting.logging.LogContext;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.LogEntry;
import dev.socialposting.uploads.model.LogPosition;
import dev.socialposting.uploads.model.Posting;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.store.UploadRequestStore;
import dev.socialposting.uploads.store.UploadRequestStore.Update;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Carries out what users want done to postings: the row first, then the line in the log, then the nudge. */
final class CommandRunner {
    private final UploadRequestStore requests;
    private final Aftermath aftermath;
    private final Clock clock;

    CommandRunner(UploadRequestStore requests, Aftermath aftermath, Clock clock) {
        this.requests = requests;
        this.aftermath = aftermath;
        this.clock = clock;
    }

    /**
     * What became of a command.
     *
     * @param request as it is stored now
     */
    record Outcome(UploadRequest request, List<Destination> changed, SequencedMap<Destination, Reason> unchanged) {}

    /**
     * Carries out a command as far as that is possible.
     *
     * @return nothing if the request has been deleted meanwhile
     */
    Optional<Outcome> run(UploadRequest request, Collection<Destination> destinations, Command command) {
        LogContext.add(request.id(), destinations);
        SequencedMap<Destination, Reason> objections = new LinkedHashMap<>();
        for (Destination destination : destinations) {
            request.posting(destination)
                    .flatMap(posting -> command.objection(request, posting))
                    .ifPresent(objection -> objections.put(destination, objection));
        }
        List<Destination> possible = destinations.stream()
                .filter(destination -> !objections.containsKey(destination))
                .toList();
        if (possible.isEmpty()) {
            return Optional.of(new Outcome(request, List.of(), objections));
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return switch (requests.update(request, row -> command.apply(row, possible, now))) {
            case Update.Updated(UploadRequest stored) ->
                Optional.of(outcome(stored, possible, objections, command, now));
            // The answer to a write may have been lost: whether it took effect is seen in the row.
            case Update.Unchanged(UploadRequest stored, var _) ->
                Optional.of(outcome(stored, possible, objections, command, now));
            case Update.Gone() -> Optional.empty();
        };
    }

    private Outcome outcome(
            UploadRequest stored,
            List<Destination> possible,
            SequencedMap<Destination, Reason> objections,
            Command command,
            Instant now) {
        List<Destination> changed = new ArrayList<>();
        SequencedMap<Destination, Reason> unchanged = new LinkedHashMap<>(objections);
        for (Destination destination : possible) {
            Posting posting = stored.posting(destination).orElseThrow();
            if (posting.updatedAt().equals(now) && command.isDone(posting.state())) {
                changed.add(destination);
            } else {
                unchanged.put(destination, command.reason(posting));
            }
        }
        if (!changed.isEmpty()) {
            aftermath.of(stored, entries(stored, changed, command, now), changed, now);
        }
        return new Outcome(stored, List.copyOf(changed), unchanged);
    }

    private static List<LogEntry> entries(
            UploadRequest stored, List<Destination> changed, Command command, Instant now) {
        List<LogEntry> entries = new ArrayList<>();
        for (Destination destination : changed) {
            Line line = command.line(stored.posting(destination).orElseThrow().state());
            LogPosition position = new LogPosition(stored.version(), entries.size());
            entries.add(
                    new LogEntry(destination, position, now, line.level(), line.code(), line.message(), line.fields()));
        }
        return entries;
    }
}
