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
    /** Gets a file and looks into it. */
    CompletableFuture<FetchOutcome> fetch(URI url, Crawler crawler);

    /** Stops what is still under way. */
    @Override
    default void close() {}
}
