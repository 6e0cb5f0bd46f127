package dev.socialposting.uploads.store;

/** A row is there, and is not one that this program has written or can understand: it is damaged, or of a newer version. */
public final class UnreadableRowException extends RuntimeException {
    /** @param requestId of the row, as it is stored */
    public UnreadableRowException(String requestId, Throwable cause) {
        super("The row of request %s cannot be read: %s".formatted(requestId, cause.getMessage()), cause);
    }
}
