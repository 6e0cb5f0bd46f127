package dev.socialposting.api.uploads;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.Optional;

/** What a clock on a wall shows, as an instant. */
final class WallClock {
    private WallClock() {}

    /** What a local time means in a zone. */
    sealed interface Meaning {
        record At(Instant instant) implements Meaning {}

        /** No clock there ever shows it: clocks go forward from the one time to the other. */
        record Skipped(LocalDateTime from, LocalDateTime to) implements Meaning {}
    }

    /** A time that exists twice, because clocks go back, means the first of the two. */
    static Meaning read(LocalDateTime local, ZoneId zone) {
        Optional<ZoneOffsetTransition> gap =
                Optional.ofNullable(zone.getRules().getTransition(local)).filter(ZoneOffsetTransition::isGap);
        return gap.<Meaning>map(jump -> new Meaning.Skipped(jump.getDateTimeBefore(), jump.getDateTimeAfter()))
                .orElseGet(() -> new Meaning.At(local.toInstant(firstOffset(local, zone))));
    }

    /** Where there are two, the one before clocks go back comes first. */
    private static ZoneOffset firstOffset(LocalDateTime local, ZoneId zone) {
        return zone.getRules().getValidOffsets(local).getFirst();
    }
}
