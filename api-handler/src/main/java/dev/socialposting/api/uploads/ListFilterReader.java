package dev.socialposting.api.uploads;

import dev.socialposting.api.http.Query;
import dev.socialposting.platforms.DestinationReader;
import dev.socialposting.platforms.SocialPlatform;
import dev.socialposting.platforms.SocialPlatforms;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.Platform;
import dev.socialposting.uploads.model.RequestStatus;
import dev.socialposting.uploads.store.ListFilter;
import dev.socialposting.uploads.store.SearchText;
import java.time.Instant;
import java.util.Optional;

/** Reads the parameters that say which requests are to be listed. */
final class ListFilterReader {
    private static final String TO = "to";
    private static final String A_TIME =
            "This must be an instant in ISO 8601 with Z or an offset, such as 2026-12-01T08:00:00Z. The + of an"
                    + " offset is written %2B in an address.";

    private final SocialPlatforms platforms;

    ListFilterReader(SocialPlatforms platforms) {
        this.platforms = platforms;
    }

    /** What is wrong with them is noted in the query. */
    ListFilter read(Query query) {
        ListFilter filter = new ListFilter(
                query.read(
                        "status",
                        word -> Words.read(RequestStatus.class, word),
                        "unknown_status",
                        "The statuses are: " + Words.all(RequestStatus.class) + "."),
                query.read(
                        "platform",
                        this::platform,
                        "unknown_platform",
                        "The platforms are: " + platforms.names() + "."),
                query.read("account", Destination::parse, "malformed_destination", DestinationReader.MALFORMED),
                query.read(
                        "q",
                        ListFilterReader::text,
                        "text_too_long",
                        "Give at most %d characters to look for.".formatted(SearchText.MAX_LENGTH)),
                query.read("from", ListFilterReader::instant, "malformed_time", A_TIME),
                query.read(TO, ListFilterReader::instant, "malformed_time", A_TIME));
        if (filter.hasNoTime()) {
            query.refuse(TO, "empty_time_range", "This must be after from.");
        }
        return filter;
    }

    private static Optional<SearchText> text(String text) {
        return SearchText.isTooLong(text) ? Optional.empty() : Optional.of(SearchText.of(text));
    }

    private static Optional<Instant> instant(String text) {
        return TimeText.parse(text).flatMap(written -> switch (written) {
            case TimeText.Written.AnInstant(Instant instant) -> Optional.of(instant);
            case TimeText.Written.Local _ -> Optional.<Instant>empty();
        });
    }

    private Optional<Platform> platform(String name) {
        return platforms.all().stream()
                .map(SocialPlatform::id)
                .filter(known -> known.name().equals(name))
                .findFirst();
    }
}
