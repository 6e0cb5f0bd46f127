package dev.socialposting.platforms.publisher;

import dev.socialposting.uploads.model.PostingError;

/** A call to a platform failed in a way that may pass: a timeout, a reset, a 5xx, an answer that says so. */
public final class PlatformFault extends RuntimeException {
    private final transient PostingError error;

    public PlatformFault(PostingError error) {
        super(error.code());
        this.error = error;
    }

    public PlatformFault(PostingError error, Throwable cause) {
        super(error.code(), cause);
        this.error = error;
    }

    public PostingError error() {
        return error;
    }
}
