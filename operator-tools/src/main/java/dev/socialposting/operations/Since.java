package dev.socialposting.operations;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;

/** How far back to look, as it was typed: a day ({@code 2026-11-01}, in UTC), an instant, or a length of time ({@code PT24H}, {@code P7D}). */
record Since(String text) {
    private static final Duration LONGEST = Duration.ofDays(3660);

    static boolean isSince(String text) {
        return day(text).isPresent()
                || instant(text).isPresent()
                || length(text).isPresent();
    }

    /** Where looking begins. */
    Instant from(Instant now) {
        return day(text)
                .map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant())
                .or(() -> instant(text))
                .orElseGet(() -> now.minus(length(text).orElseThrow()));
    }

    private static Optional<LocalDate> day(String text) {
        return read(LocalDate::parse, text);
    }

    private static Optional<Instant> instant(String text) {
        return read(Instant::parse, text);
    }

    private static Optional<Duration> length(String text) {
        return read(Duration::parse, text).filter(length -> length.isPositive() && length.compareTo(LONGEST) <= 0);
    }

    private static <T> Optional<T> read(Function<String, T> reader, String text) {
        try {
            return Optional.of(reader.apply(text));
        } catch (DateTimeException notOfThisForm) {
            return Optional.empty();
        }
    }
}
