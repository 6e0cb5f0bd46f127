package dev.socialposting.local.aws.server;

import java.nio.file.Path;

/** The file with the key cannot be used as it is; the message says what to do and stands alone. */
public final class UnusableKeyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private UnusableKeyException(String message, Throwable cause) {
        super(message, cause);
    }

    static UnusableKeyException damaged(Path file, Throwable cause) {
        return new UnusableKeyException(
                ("the key in %s is damaged. Put the file back as it was, if you have a copy. Otherwise delete it: a new key is made at"
                                + " the next start, and accounts that you connected yourself have to be connected again")
                        .formatted(file),
                cause);
    }

    static UnusableKeyException unreachable(Path file, Throwable cause) {
        return new UnusableKeyException(
                "the key in %s cannot be read or written: see to it that you own the file and its directory (%s)"
                        .formatted(file, cause),
                cause);
    }
}
