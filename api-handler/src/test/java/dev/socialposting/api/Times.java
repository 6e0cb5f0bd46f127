package dev.socialposting.api;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as answers show them. */
final class Times {
    private Times() {}

    /** ISO 8601 to the millisecond. */
    static String iso(Instant instant) {
        String text = instant.toString();
        return instant.equals(instant.truncatedTo(ChronoUnit.SECONDS)) ? text.replace("Z", ".000Z") : text;
    }
}
