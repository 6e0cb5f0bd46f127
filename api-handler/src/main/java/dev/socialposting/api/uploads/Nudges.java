package dev.socialposting.api.uploads;

import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.NudgeId;
import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.queue.Nudge;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** New nudges for postings of one request. */
final class Nudges {
    private Nudges() {}

    static List<Nudge> to(RequestId id, Collection<Destination> destinations, Supplier<UUID> randomIds) {
        return destinations.stream()
                .map(destination -> new Nudge(
                        id, destination, Optional.of(new NudgeId(randomIds.get().toString()))))
                .toList();
    }
}
