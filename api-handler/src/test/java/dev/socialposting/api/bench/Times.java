package dev.socialposting.api.bench;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as answers show them. */
public final class Times {
    private Times() {}

    /** ISO 8601 to the millisecond. */
    public static String iso(Instant instant) {
        String text = instant.toString();
        return instant.equals(instant.truncatedTo(ChronoUnit.SECONDS)) ? text.replace("Z", ".000Z") : text;
    }
}
