package dev.socialposting.platforms.http;

/** Calls platforms over HTTP. Sends what is no GET or HEAD at most once, and follows no redirect. */
public interface PlatformHttp {
    /**
     * Makes a call and reads the whole answer, whatever its status.
     *
     * @throws PlatformUnreachableException if no whole answer came: whether the call took effect is not known
     */
    PlatformResponse send(PlatformCall call);
}
