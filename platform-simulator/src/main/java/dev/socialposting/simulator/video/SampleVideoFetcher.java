package dev.socialposting.simulator.video;

import java.net.URI;
import java.util.concurrent.CompletableFuture;

/**
 * Answers at once and without a network, for tests in virtual time.
 *
 * <p>An address whose path ends in {@code /videos/<name of a sample video>} gives that video, whatever its host; any other gives 404.
 */
public final class SampleVideoFetcher implements VideoFetcher {
    @Override
    public CompletableFuture<FetchOutcome> fetch(URI url, Robots robots) {
        String path = url.getPath() == null ? "" : url.getPath();
        String name = path.substring(path.lastIndexOf('/') + 1);
        FetchOutcome outcome = path.endsWith("/videos/" + name)
                ? SampleVideos.bytes(name)
                        .<FetchOutcome>map(bytes -> new FetchOutcome.Fetched(Mp4Inspector.inspect(bytes)))
                        .orElseGet(() -> new FetchOutcome.HttpStatus(404))
                : new FetchOutcome.HttpStatus(404);
        return CompletableFuture.completedFuture(outcome);
    }
}
