package dev.socialposting.simulator.video;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/** How the fetch of a video ended. */
public sealed interface FetchOutcome {
    /**
     * The host gave a file.
     *
     * @param sha256 of its bytes, in hex; nothing when only its facts are known
     */
    record Fetched(VideoFile file, Optional<String> sha256) implements FetchOutcome {
        /**
         * Looks into a file on disk.
         *
         * @throws UncheckedIOException when the disk fails
         */
        public static Fetched of(Path file) {
            return new Fetched(Mp4Inspector.inspect(file), Optional.of(hash(file)));
        }

        /**
         * Looks into a file that was sent as bytes.
         *
         * @throws UncheckedIOException when the disk fails
         */
        public static Fetched of(byte[] file) {
            return new Fetched(
                    Mp4Inspector.inspect(file), Optional.of(HexFormat.of().formatHex(digest().digest(file))));
        }

        private static String hash(Path file) {
            try (InputStream bytes = Files.newInputStream(file);
                    DigestInputStream digested = new DigestInputStream(bytes, digest())) {
                digested.transferTo(OutputStream.nullOutputStream());
                return HexFormat.of().formatHex(digested.getMessageDigest().digest());
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        private static MessageDigest digest() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException everyJdkHasIt) {
                throw new IllegalStateException(everyJdkHasIt);
            }
        }
    }

    /** The host answered with another status than 200. */
    record HttpStatus(int status) implements FetchOutcome {}

    /** The host took too long. */
    record TimedOut() implements FetchOutcome {}

    /** The host could not be reached, or broke off. */
    record Unreachable(String reason) implements FetchOutcome {}

    /** The host's robots.txt forbids the crawler to fetch the file. */
    record BlockedByRobots() implements FetchOutcome {}
}
