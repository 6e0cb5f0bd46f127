package dev.socialposting.simulator.video;

import java.util.Optional;

/**
 * Who fetches a video.
 *
 * @param userAgent what it calls itself
 * @param robotsName its name in a robots.txt, which then decides if a file may be fetched; nothing when it does not ask
 */
public record Crawler(String userAgent, Optional<String> robotsName) {
    /** The same without asking robots.txt. */
    public Crawler ignoringRobots() {
        return new Crawler(userAgent, Optional.empty());
    }
}
