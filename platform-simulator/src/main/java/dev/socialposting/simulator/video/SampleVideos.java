package dev.socialposting.simulator.video;

import dev.socialposting.simulator.video.VideoFetcher.Crawler;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The small videos the simulator serves under {@code /videos/}.
 *
 * <p>{@code vertical.mp4} (720x1280, 6 s) and {@code landscape.mp4} (1280x720, 6 s) are fine everywhere; {@code low-resolution.mp4}
 * (240x426) and {@code too-long.mp4} (120 s) are refused where a video must be large or short; {@code unsupported-codec.mp4} (MPEG-4 Part 2) and
 * {@code not-a-video.mp4} are refused everywhere.
 */
public final class SampleVideos {
    private static final List<String> NAMES = List.of(
            "vertical.mp4",
            "landscape.mp4",
            "low-resolution.mp4",
            "too-long.mp4",
            "unsupported-codec.mp4",
            "not-a-video.mp4");

    private SampleVideos() {}

    /** The names of all sample videos. */
    public static List<String> names() {
        return NAMES;
    }

    /** The bytes of a sample video; nothing when there is none of that name. */
    public static Optional<byte[]> bytes(String name) {
        if (!NAMES.contains(name)) {
            return Optional.empty();
        }
        try (InputStream file = SampleVideos.class.getResourceAsStream("/videos/" + name)) {
            if (file == null) {
                throw new IllegalStateException("The sample video " + name + " is missing from the simulator's jar");
            }
            return Optional.of(file.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Answers at once and without a network, for tests in virtual time.
     *
     * <p>An address whose path ends in {@code /videos/<name of a sample video>} gives that video, whatever its host; any other gives 404.
     */
    public static final class SampleVideoFetcher implements VideoFetcher {
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
}
