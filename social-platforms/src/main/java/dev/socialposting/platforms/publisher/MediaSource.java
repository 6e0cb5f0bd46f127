package dev.socialposting.platforms.publisher;

import java.io.InputStream;
import java.util.Optional;

/** The video of a post, as a platform is given it. */
public interface MediaSource {
    /** From where a platform can fetch it. */
    String address();

    /** Its bytes, for a platform that must be sent them; empty if they are not in our keeping. */
    Optional<Stored> stored();

    /** A video that is kept elsewhere. */
    static MediaSource at(String address) {
        return new Elsewhere(address);
    }

    /** See {@link #at}. */
    record Elsewhere(String address) implements MediaSource {
        @Override
        public Optional<Stored> stored() {
            return Optional.empty();
        }
    }

    /** A video in our keeping. */
    interface Stored {
        /** How many bytes it has. */
        long size();

        /**
         * Some of its bytes.
         *
         * @param from the first one, from 0
         * @param length how many; they end at {@link #size} at the latest
         */
        InputStream range(long from, long length);
    }
}
