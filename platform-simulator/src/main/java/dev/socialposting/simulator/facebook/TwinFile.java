package dev.socialposting.simulator.facebook;

import dev.socialposting.simulator.video.FetchOutcome;
import dev.socialposting.simulator.video.VideoFile;
import java.time.Duration;
import java.util.Optional;

/** A flawless file for the video that a scenario lets somebody else post. */
final class TwinFile {
    static final FetchOutcome OUTCOME = new FetchOutcome.Fetched(
            new VideoFile.Video(1_000_000, Duration.ofSeconds(10), 1080, 1920, 30, "avc1", Optional.of("mp4a")),
            Optional.empty());

    private TwinFile() {}
}
