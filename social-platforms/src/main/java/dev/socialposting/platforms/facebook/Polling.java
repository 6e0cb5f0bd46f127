package dev.socialposting.platforms.facebook;

import java.time.Duration;

/** How often a video's status is read, by the time it takes already. */
final class Polling {
    private Polling() {}

    static Duration pauseAfter(Duration elapsed) {
        if (elapsed.compareTo(Duration.ofMinutes(1)) < 0) {
            return Duration.ofSeconds(5);
        }
        if (elapsed.compareTo(Duration.ofMinutes(5)) < 0) {
            return Duration.ofSeconds(15);
        }
        return elapsed.compareTo(Duration.ofMinutes(60)) < 0 ? Duration.ofSeconds(60) : Duration.ofMinutes(5);
    }
}
