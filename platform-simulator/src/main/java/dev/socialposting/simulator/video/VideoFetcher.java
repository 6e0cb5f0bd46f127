package dev.socialposting.simulator.video;

import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * Gets a video from the address a client gave, as a platform's servers do.
 *
 * <p>A fetch never fails with an exception: what went wrong is an {@link FetchOutcome}. Implementations may answer at once (tests in
 * virtual time) or in the background; the caller never waits.
 */
@FunctionalInterface
public interface VideoFetcher extends AutoCloseable {
    /** Gets a file and looks into it. */
    CompletableFuture<FetchOutcome> fetch(URI url, Crawler crawler);

    /** Stops what is still under way. */
    @Override
    default void close() {}

    /**
     * Who fetches a video.
     *
     * @param userAgent what it calls itself
     * @param robotsName its name in a robots.txt, which then decides if a file may be fetched; nothing when it does not ask
     */
    record Crawler(String userAgent, Optional<String> robotsName) {
        /** The same without asking robots.txt. */
        public Crawler ignoringRobots() {
            return new Crawler(userAgent, Optional.empty());
        }
    }
}
