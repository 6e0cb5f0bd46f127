package dev.socialposting.platforms.facebook;

import static dev.socialposting.platforms.meta.Advice.userChangesPost;
import static dev.socialposting.platforms.meta.ErrorMatch.numbers;
import static dev.socialposting.platforms.meta.Remedy.giveUp;

import dev.socialposting.platforms.meta.ErrorRule;
import java.util.List;

/** Facebook's errors about the file itself, which only another file takes away. */
final class FileErrors {
    static final String OTHER_FILE = "Post again with an MP4 file with H.264 video and AAC sound.";

    private static final String SHAPE_HINT =
            " Or post it with the option format: video, which takes other shapes and lengths.";

    private FileErrors() {}

    static List<ErrorRule> rules() {
        return List.of(
                file("video_too_small", "The video file is empty or too small.", OTHER_FILE, 382, 1363022),
                file("video_too_large", "The video file is too large for Facebook.", "Post a smaller file.", 1363023),
                file(
                        "video_format_unsupported",
                        "Facebook does not support the format of this file.",
                        OTHER_FILE,
                        1363024,
                        1363031,
                        1363032),
                file("video_too_short", "The video is too short for Facebook.", "Post a longer video.", 1363025),
                file("video_too_long", "The video is too long for Facebook.", "Post a shorter video.", 1363026),
                file(
                        "aspect_ratio_unsupported",
                        "The video's shape is not between 16:9 and 9:16.",
                        "Post the video in another shape.",
                        1363040),
                file(
                        "resolution_too_low",
                        "A reel is upright and has at least 540 x 960 pixels. This video is landscape, or has fewer.",
                        "Post an upright video of that size." + SHAPE_HINT,
                        1363127),
                file(
                        "reel_length_unsupported",
                        "A reel must be 3 to 90 seconds long.",
                        "Post a video of that length." + SHAPE_HINT,
                        1363128),
                file(
                        "frame_rate_unsupported",
                        "A reel must have 24 to 60 frames per second.",
                        "Post the video with such a frame rate." + SHAPE_HINT,
                        1363129));
    }

    private static ErrorRule file(String code, String explanation, String nextStep, int... numbers) {
        return new ErrorRule(numbers(numbers), giveUp(), code, userChangesPost(explanation, nextStep));
    }
}
