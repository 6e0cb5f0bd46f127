package dev.socialposting.simulator.facebook;

import dev.socialposting.simulator.video.FetchOutcome;
import dev.socialposting.simulator.video.StartedFetch;
import dev.socialposting.simulator.video.VideoFile;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A flawless file for the video that a scenario lets somebody else post. */
final class TwinFile {
    private TwinFile() {}

    static StartedFetch of(Instant at) {
        VideoFile file =
                new VideoFile.Video(1_000_000, Duration.ofSeconds(10), 1080, 1920, 30, "avc1", Optional.of("mp4a"));
        return StartedFetch.watch(CompletableFuture.completedFuture(new FetchOutcome.Fetched(file)), () -> at);
    }
}
