package dev.socialposting.simulator.video;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * Walks over the outermost boxes of a file, reading their headers only.
 *
 * <p>The parser believes whatever length a box claims and sets aside as much memory; a file of another kind would let it ask for
 * gigabytes. Hence this look before.
 */
final class BoxWalk {
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
