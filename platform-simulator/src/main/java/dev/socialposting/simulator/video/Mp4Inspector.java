package dev.socialposting.simulator.video;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.mp4parser.IsoFile;
import org.mp4parser.PropertyBoxParserImpl;
import org.mp4parser.boxes.iso14496.part12.MediaHeaderBox;
import org.mp4parser.boxes.iso14496.part12.TrackBox;

/** Reads duration, dimensions, frame rate and codecs out of an mp4 or mov file. */
public final class Mp4Inspector {
    private Mp4Inspector() {}

    /**
     * Looks into a file that is held in memory.
     *
     * @throws UncheckedIOException when the disk fails: the parser wants a file that it can seek in
     */
    public static VideoFile inspect(byte[] content) {
        try {
            Path file = Files.createTempFile("simulated-upload", ".mp4");
            try {
                Files.write(file, content);
                return inspect(file);
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * Looks into a file on disk.
     *
     * @throws UncheckedIOException when the disk fails
     */
    public static VideoFile inspect(Path file) {
        try (FileChannel channel = FileChannel.open(file)) {
            return BoxWalk.isWhole(channel)
                    ? inspect(channel, channel.size())
                    : new VideoFile.NotAVideo(channel.size());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static VideoFile inspect(FileChannel channel, long bytes) {
        PropertyBoxParserImpl parser = new PropertyBoxParserImpl();
        parser.skippingBoxes("mdat", "free", "udta");
        try (IsoFile file = new IsoFile(channel, parser)) {
            List<TrackBox> tracks =
                    file.getMovieBox() == null ? List.of() : file.getMovieBox().getBoxes(TrackBox.class);
            Optional<VideoFile> video =
                    track(tracks, "vide").map(picture -> video(bytes, picture, track(tracks, "soun")));
            return video.orElseGet(() -> new VideoFile.NotAVideo(bytes));
        } catch (IOException | RuntimeException malformed) {
            // The parser throws whatever it stumbles over; a file it cannot read is not a video to us.
            return new VideoFile.NotAVideo(bytes);
        }
    }

    private static Optional<TrackBox> track(List<TrackBox> tracks, String handler) {
        return tracks.stream()
                .filter(track ->
                        track.getMediaBox().getHandlerBox().getHandlerType().equals(handler))
                .findFirst();
    }

    private static VideoFile video(long bytes, TrackBox picture, Optional<TrackBox> sound) {
        MediaHeaderBox header = picture.getMediaBox().getMediaHeaderBox();
        double seconds = (double) header.getDuration() / header.getTimescale();
        return new VideoFile.Video(
                bytes,
                Duration.ofMillis(Math.round(seconds * 1000)),
                (int) picture.getTrackHeaderBox().getWidth(),
                (int) picture.getTrackHeaderBox().getHeight(),
                picture.getSampleTableBox().getSampleSizeBox().getSampleCount() / seconds,
                codec(picture),
                sound.map(Mp4Inspector::codec));
    }

    private static String codec(TrackBox track) {
        return track.getSampleTableBox()
                .getSampleDescriptionBox()
                .getSampleEntry()
                .getType();
    }

    /**
     * Walks over the outermost boxes of a file, reading their headers only.
     *
     * <p>The parser believes whatever length a box claims and sets aside as much memory; a file of another kind would let it ask for
     * gigabytes. Hence this look before.
     */
    private static final class BoxWalk {
        private static final int SHORT_HEADER = 8;
        private static final int LONG_HEADER = 16;
        private static final int LENGTH_FOLLOWS = 1;

        private BoxWalk() {}

        /** Whether the file consists of whole boxes from its first byte to its last. */
        static boolean isWhole(FileChannel file) throws IOException {
            long at = 0;
            while (at < file.size()) {
                long length = length(file, at);
                if (length < SHORT_HEADER || length > file.size() - at) {
                    return false;
                }
                at += length;
            }
            return at > 0;
        }

        /** The length of the box at a place: 32 bits, 64 bits when those are 1, and all the rest when they are 0. */
        private static long length(FileChannel file, long at) throws IOException {
            ByteBuffer header = ByteBuffer.allocate(LONG_HEADER);
            int read = file.read(header, at);
            if (read < SHORT_HEADER) {
                return 0;
            }
            long length = Integer.toUnsignedLong(header.getInt(0));
            if (length == LENGTH_FOLLOWS) {
                return read < LONG_HEADER ? 0 : header.getLong(SHORT_HEADER);
            }
            return length == 0 ? file.size() - at : length;
        }
    }
}
