package dev.socialposting.simulator.video;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Answers at once and without a network, for tests in virtual time.
 *
 * <p>An address whose path ends in {@code /videos/<name of a sample video>} gives that video, whatever its host; any other gives 404.
 */
public final class SampleVideoFetcher implements VideoFetcher {
    private final Map<String, FetchOutcome> outcomes = new ConcurrentHashMap<>();

    @Override
    public CompletableFuture<FetchOutcome> fetch(URI url, Crawler crawler) {
        String path = url.getPath() == null ? "" : url.getPath();
        String name = path.substring(path.lastIndexOf('/') + 1);
        return CompletableFuture.completedFuture(
                path.endsWith("/videos/" + name)
                        ? outcomes.computeIfAbsent(name, SampleVideoFetcher::outcome)
                        : new FetchOutcome.HttpStatus(404));
    }

    private static FetchOutcome outcome(String name) {
        return SampleVideos.bytes(name)
                .<FetchOutcome>map(FetchOutcome.Fetched::of)
                .orElseGet(() -> new FetchOutcome.HttpStatus(404));
    }
}
