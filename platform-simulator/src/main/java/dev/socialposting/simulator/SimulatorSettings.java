package dev.socialposting.simulator;

import dev.socialposting.simulator.state.FileStorage;
import dev.socialposting.simulator.state.Storage;
import dev.socialposting.simulator.state.Storage.MemoryStorage;
import dev.socialposting.simulator.video.HttpVideoFetcher;
import dev.socialposting.simulator.video.SampleVideos.SampleVideoFetcher;
import dev.socialposting.simulator.video.VideoFetcher;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * What a simulator runs with.
 *
 * @param baseUrl the address that permalinks and upload addresses start with, without a slash at its end; when there is none, the one a
 *     server is bound to, or {@link #DEFAULT_BASE_URL} without a server
 * @param directory where everything is kept, so that it survives the process; when there is none, it is forgotten
 */
public record SimulatorSettings(
        Clock clock, RandomGenerator random, VideoFetcher fetcher, Optional<URI> baseUrl, Optional<Path> directory) {
    /** Where a simulator is unless told otherwise. */
    public static final URI DEFAULT_BASE_URL = URI.create("http://127.0.0.1:8090");

    private static final Duration FETCH_TIMEOUT = Duration.ofSeconds(30);

    /** Wall clock, real fetches, and ids that differ from run to run. */
    public static SimulatorSettings real() {
        return new SimulatorSettings(
                Clock.systemUTC(),
                new SecureRandom(),
                new HttpVideoFetcher(FETCH_TIMEOUT),
                Optional.empty(),
                Optional.empty());
    }

    /** A given clock, ids that are the same in every run, and sample videos that are fetched at once without a network. */
    public static SimulatorSettings virtual(Clock clock) {
        return new SimulatorSettings(
                clock, new Random(42), new SampleVideoFetcher(), Optional.empty(), Optional.empty());
    }

    /** These settings with another address. */
    public SimulatorSettings withBaseUrl(URI other) {
        return new SimulatorSettings(clock, random, fetcher, Optional.of(other), directory);
    }

    /** These settings with another way to fetch videos. */
    public SimulatorSettings withFetcher(VideoFetcher other) {
        return new SimulatorSettings(clock, random, other, baseUrl, directory);
    }

    /** These settings for a simulator that keeps what it has in a directory; ids must then differ from run to run. */
    public SimulatorSettings keptIn(Path kept) {
        return new SimulatorSettings(clock, random, fetcher, baseUrl, Optional.of(kept));
    }

    Storage storage() {
        return directory.<Storage>map(FileStorage::new).orElseGet(MemoryStorage::new);
    }
}
