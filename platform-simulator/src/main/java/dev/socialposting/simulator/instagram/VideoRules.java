package dev.socialposting.simulator.instagram;

import dev.socialposting.simulator.video.VideoFile;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.Set;

/** What a Reel's file must be like (section 4 of the notes); the answer is the subcode that the container's status will name. */
final class VideoRules {
    private static final int CANNOT_FETCH = 2207052;
    private static final int FORMAT_NOT_SUPPORTED = 2207026;
    private static final int COVER_OUTSIDE_VIDEO = 2207057;
    private static final long LARGEST = 300L * 1024 * 1024;
    private static final Set<String> PICTURES = Set.of("avc1", "avc3", "hvc1", "hev1");
    private static final Duration SHORTEST = Duration.ofSeconds(3);
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private VideoRules() {}

    static OptionalInt fault(VideoFile file, Container.Request request) {
        return switch (file) {
            // "Only photo or video can be accepted as media type."
            case VideoFile.NotAVideo other -> OptionalInt.of(CANNOT_FETCH);
            case VideoFile.Video video when !suits(video) -> OptionalInt.of(FORMAT_NOT_SUPPORTED);
            case VideoFile.Video video
            when request.thumbOffsetMillis() >= video.duration().toMillis() -> OptionalInt.of(COVER_OUTSIDE_VIDEO);
            case VideoFile.Video video -> OptionalInt.empty();
        };
    }

    private static boolean suits(VideoFile.Video video) {
        return PICTURES.contains(video.videoCodec())
                && video.audioCodec().map("mp4a"::equals).orElse(true)
                && video.bytes() <= LARGEST
                && video.width() <= 1920
                && video.duration().compareTo(SHORTEST) >= 0
                && video.duration().compareTo(LONGEST) <= 0
                && video.framesPerSecond() > 22.5
                && video.framesPerSecond() < 60.5
                && video.aspect() >= 0.01
                && video.aspect() <= 10;
    }
}
