package dev.socialposting.uploads.store;

import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.Platform;
import dev.socialposting.uploads.model.RequestStatus;
import dev.socialposting.uploads.model.UploadRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;

/**
 * Which of a user's requests to list: those that match everything that is given.
 *
 * @param status the request's own, or that of any of its postings
 * @param platform that of any of its destinations
 * @param account any of its destinations
 * @param text what is looked for in it
 * @param from created then or later; a part of a millisecond counts as a whole one, as lists are ordered by the millisecond
 * @param to created before then; likewise
 */
public record ListFilter(
        Optional<RequestStatus> status,
        Optional<Platform> platform,
        Optional<Destination> account,
        Optional<SearchText> text,
        Optional<Instant> from,
        Optional<Instant> to) {
    public static final ListFilter EVERYTHING = new ListFilter(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public ListFilter {
        from = from.map(ListFilter::wholeMillis);
        to = to.map(ListFilter::wholeMillis);
    }

    public ListFilter withStatus(RequestStatus wanted) {
        return new ListFilter(Optional.of(wanted), platform, account, text, from, to);
    }

    public ListFilter withPlatform(Platform wanted) {
        return new ListFilter(status, Optional.of(wanted), account, text, from, to);
    }

    public ListFilter withAccount(Destination wanted) {
        return new ListFilter(status, platform, Optional.of(wanted), text, from, to);
    }

    public ListFilter withText(SearchText wanted) {
        return new ListFilter(status, platform, account, Optional.of(wanted), from, to);
    }

    public ListFilter createdFrom(Instant earliest) {
        return new ListFilter(status, platform, account, text, Optional.of(earliest), to);
    }

    public ListFilter createdBefore(Instant end) {
        return new ListFilter(status, platform, account, text, from, Optional.of(end));
    }

    public boolean matches(UploadRequest request) {
        Set<Destination> destinations = request.postings().keySet();
        return isInTime(request.createdAt())
                && status.map(request.statuses()::contains).orElse(true)
                && account.map(destinations::contains).orElse(true)
                && platform.map(wanted -> destinations.stream()
                                .anyMatch(destination -> destination.platform().equals(wanted)))
                        .orElse(true)
                && text.map(wanted -> wanted.isIn(request)).orElse(true);
    }

    /** Whether no time is both after its beginning and before its end. */
    public boolean hasNoTime() {
        return from.isPresent() && to.isPresent() && !from.get().isBefore(to.get());
    }

    private boolean isInTime(Instant createdAt) {
        return !from.map(createdAt::isBefore).orElse(false)
                && to.map(createdAt::isBefore).orElse(true);
    }

    private static Instant wholeMillis(Instant instant) {
        Instant cut = instant.truncatedTo(ChronoUnit.MILLIS);
        return cut.equals(instant) ? cut : cut.plusMillis(1);
    }
}
