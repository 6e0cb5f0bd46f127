package dev.socialposting.platforms.meta;

import dev.socialposting.platforms.http.PlatformResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** When calls are possible again, by the header {@code Retry-After}: seconds, or an HTTP date (RFC 9110, section 10.2.3). */
final class RetryAfter {
    private static final Pattern SECONDS = Pattern.compile("[0-9]+");
    private static final int MOST_DIGITS = 9;

    private RetryAfter() {}

    /** The time that the header states; empty if there is none, or it cannot be understood. */
    static Optional<Regain> statedBy(PlatformResponse response) {
        return response.header("retry-after").map(String::strip).flatMap(RetryAfter::read);
    }

    private static Optional<Regain> read(String header) {
        if (!SECONDS.matcher(header).matches()) {
            return date(header);
        }
        boolean isReadable = header.length() <= MOST_DIGITS;
        return Optional.of(new Regain.After(isReadable ? Duration.ofSeconds(Long.parseLong(header)) : Regain.LONGEST));
    }

    private static Optional<Regain> date(String header) {
        try {
            return Optional.of(new Regain.At(ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant()));
        } catch (DateTimeException notADate) {
            return Optional.empty();
        }
    }
}
