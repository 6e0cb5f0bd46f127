package dev.socialposting.simulator.facebook;

import dev.socialposting.simulator.facebook.VideoProgress.PhaseError;
import dev.socialposting.simulator.video.VideoFile;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * What a file must be like (sections 3 and 4 of the notes).
 *
 * <p>Where the notes are unsure we chose: a Reel may be anything from 9:16 to 16:9 as long as it is at least 540 wide and 960 high; a
 * video by address may be 1 GB and 20 minutes, one by chunks 10 GB and 4 hours.
 */
final class VideoRules {
    private static final Set<String> PICTURES = Set.of("avc1", "avc3", "hvc1", "hev1", "vp09", "av01");
    private static final long GIGABYTE = 1L << 30;

    private VideoRules() {}

    static Optional<PhaseError> fault(PageVideo.Flow flow, VideoFile file) {
        if (file.bytes() == 0) {
            return error(1363022, "The video file you tried to upload is too small.");
        }
        return switch (file) {
            case VideoFile.NotAVideo other ->
                error(1363024, "The video file you selected is in a format that we don't support.");
            case VideoFile.Video video
            when !PICTURES.contains(video.videoCodec()) ->
                error(1363024, "The video file you selected is in a format that we don't support.");
            case VideoFile.Video video
            when video.aspect() < 9 / 16.0 - 0.01 || video.aspect() > 16 / 9.0 + 0.01 ->
                error(1363040, "The aspect ratio of the video is not supported. It must be between 16:9 and 9:16.");
            case VideoFile.Video video -> flow == PageVideo.Flow.REEL ? reel(video) : pageVideo(flow, video);
        };
    }

    private static Optional<PhaseError> reel(VideoFile.Video video) {
        if (video.duration().compareTo(Duration.ofSeconds(3)) < 0
                || video.duration().compareTo(Duration.ofSeconds(90)) > 0) {
            return error(1363128, "The duration of a reel must be between 3 and 90 seconds.");
        }
        if (video.width() < 540 || video.height() < 960) {
            return error(1363127, "The resolution of a reel must be at least 540 x 960.");
        }
        boolean steady = video.framesPerSecond() > 23.5 && video.framesPerSecond() < 60.5;
        return steady ? Optional.empty() : error(1363129, "The frame rate of a reel must be between 24 and 60.");
    }

    private static Optional<PhaseError> pageVideo(PageVideo.Flow flow, VideoFile.Video video) {
        boolean chunked = flow == PageVideo.Flow.CHUNKED;
        if (video.duration().compareTo(Duration.ofSeconds(1)) < 0) {
            return error(1363025, "The video you tried to upload is too short. The minimum duration is 1 second.");
        }
        if (video.duration().compareTo(chunked ? Duration.ofHours(4) : Duration.ofMinutes(20)) > 0) {
            return error(1363026, "The video you tried to upload is too long.");
        }
        boolean tooLarge = video.bytes() > (chunked ? 10 * GIGABYTE : GIGABYTE);
        return tooLarge ? error(1363023, "The video file you tried to upload is too large.") : Optional.empty();
    }

    private static Optional<PhaseError> error(int code, String message) {
        return Optional.of(new PhaseError(code, message));
    }
}
