package dev.socialposting.uploads.queue;

/** The queue could not be asked, refused, or did not answer: some of the nudges may have been sent. The row's wake time delivers. */
public final class QueueUnavailableException extends RuntimeException {
    public QueueUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }

    public QueueUnavailableException(String message) {
        super(message);
    }
}
