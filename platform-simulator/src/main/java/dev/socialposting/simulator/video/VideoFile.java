package dev.socialposting.simulator.video;

import java.time.Duration;
import java.util.Optional;

/** What was found in a file that was given as a video. */
public sealed interface VideoFile {
    /** The file's size in bytes. */
    long bytes();

    /** The file is not an mp4 or mov file with a picture in it. */
    record NotAVideo(long bytes) implements VideoFile {}

    /**
     * A video in an mp4 or mov file.
     *
     * @param videoCodec the sample entry's four letters, such as {@code avc1}
     * @param audioCodec the same of the sound, such as {@code mp4a}; nothing when there is no sound
     */
    record Video(
            long bytes,
            Duration duration,
            int width,
            int height,
            double framesPerSecond,
            String videoCodec,
            Optional<String> audioCodec)
            implements VideoFile {

        /** Width divided by height: 0.5625 for 9:16. */
        public double aspect() {
            return (double) width / height;
        }
    }
}
