package dev.socialposting.platforms.http;

/** No whole answer came from a platform in time. */
public final class PlatformUnreachableException extends RuntimeException {
    public PlatformUnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
