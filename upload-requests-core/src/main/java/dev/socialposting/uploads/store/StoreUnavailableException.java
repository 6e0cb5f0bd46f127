package dev.socialposting.uploads.store;

/** The store could not be asked, or did not answer in time: whether a write took effect is not known. */
public final class StoreUnavailableException extends RuntimeException {
    public StoreUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
