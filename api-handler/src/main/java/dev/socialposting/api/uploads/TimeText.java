package dev.socialposting.api.uploads;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as users write and read them. */
final class TimeText {
    private static final Pattern FORM = Pattern.compile(
            "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,9})?)?(?<offset>Z|[+-]\\d\\d:\\d\\d)?");
    private static final DateTimeFormatter WITH_OFFSET =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss xxx", Locale.ROOT);
    private static final String ONLY_JAVAS = "SystemV/";

    /** Names of the IANA database, of its file {@code backward}, that Java's zones leave out; and the zones that they are links to. */
    private static final Map<String, String> LINKS = Map.of(
            "EST", "America/Panama",
            "MST", "America/Phoenix",
            "HST", "Pacific/Honolulu",
            "ROC", "Asia/Taipei",
            "GMT+0", "Etc/GMT",
            "GMT-0", "Etc/GMT");

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

    private TimeText() {}

    /** A time as it was written. */
    sealed interface Written {
        /** To the millisecond, as times are shown. */
        record AnInstant(Instant instant) implements Written {}

        /** Means an instant only together with a zone. */
        record Local(LocalDateTime local) implements Written {
            /** What the clocks of a zone make of it. A time that exists twice, because clocks go back, means the first of the two. */
            Meaning in(ZoneId zone) {
                Optional<ZoneOffsetTransition> gap = Optional.ofNullable(
                                zone.getRules().getTransition(local))
                        .filter(ZoneOffsetTransition::isGap);
                return gap.<Meaning>map(jump -> new Meaning.Skipped(jump.getDateTimeBefore(), jump.getDateTimeAfter()))
                        .orElseGet(() -> new Meaning.At(local.toInstant(firstOffset(zone))));
            }

            /** Where there are two, the one before clocks go back comes first. */
            private ZoneOffset firstOffset(ZoneId zone) {
                return zone.getRules().getValidOffsets(local).getFirst();
            }
        }
    }

    /** What a local time means in a zone. */
    sealed interface Meaning {
        record At(Instant instant) implements Meaning {}

        /** No clock there ever shows it: clocks go forward from the one time to the other. */
        record Skipped(LocalDateTime from, LocalDateTime to) implements Meaning {}
    }

    /** Reads a date and a time with an offset or without one; empty for what is neither, or no day of the calendar. */
    static Optional<Written> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    form.group("offset") == null
                            ? new Written.Local(LocalDateTime.parse(text).truncatedTo(ChronoUnit.MILLIS))
                            : new Written.AnInstant(
                                    OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MILLIS)));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /**
     * The zone with this name in the IANA database. Offsets, and what only Java calls a zone, are none: {@code SystemV/EST5}, and
     * abbreviations such as {@code PST} and {@code IST}.
     */
    static Optional<ZoneId> zone(String name) {
        boolean isZone = ZoneId.getAvailableZoneIds().contains(name) && !name.startsWith(ONLY_JAVAS);
        return Optional.ofNullable(isZone ? name : LINKS.get(name)).map(ZoneId::of);
    }

    /** For a sentence: {@code 2026-12-01 09:00:00 +01:00 (Europe/Berlin)}, or in UTC if there is no zone. */
    static String inWords(Instant instant, Optional<ZoneId> zone) {
        String time = WITH_OFFSET.format(instant.atZone(zone.orElse(ZoneOffset.UTC)));
        return zone.map(named -> time + " (" + named + ")").orElse(time);
    }

    /** For a sentence: {@code 2027-03-28 02:00:00}. */
    static String inWords(LocalDateTime local) {
        return LOCAL.format(local);
    }
}
