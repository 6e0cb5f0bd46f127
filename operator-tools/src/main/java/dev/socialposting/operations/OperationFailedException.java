package dev.socialposting.operations;

/** What was asked for could not be done; the message says why, to the operator. */
public final class OperationFailedException extends RuntimeException {
    public OperationFailedException(String message, Throwable cause) {
        super(message, cause);
    }

    public OperationFailedException(String message) {
        super(message);
    }
}
