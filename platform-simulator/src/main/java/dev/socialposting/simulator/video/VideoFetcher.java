package dev.socialposting.simulator.video;

import java.net.URI;
import java.util.concurrent.CompletableFuture;

/**
 * Gets a video from the address a client gave, as a platform's servers do.
 *
 * <p>A fetch never fails with an exception: what went wrong is an {@link FetchOutcome}. Implementations may answer at once (tests in
 * virtual time) or in the background; the caller never waits.
 */
@FunctionalInterface
public interface VideoFetcher extends AutoCloseable {
    /** What the platforms' crawler calls itself. Source: the Facebook notes, section 1, step A2. */
    String USER_AGENT = "facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)";

    /** Whether the host's robots.txt decides if the file may be fetched. */
    enum Robots {
        HONOUR,
        IGNORE
    }

    /** Gets a file and looks into it. */
    CompletableFuture<FetchOutcome> fetch(URI url, Robots robots);

    /** Stops what is still under way. */
    @Override
    default void close() {}
}
