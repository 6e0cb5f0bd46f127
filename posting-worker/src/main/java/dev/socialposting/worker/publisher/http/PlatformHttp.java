package dev.socialposting.worker.publisher.http;

/** Calls platforms over HTTP. Makes each call at most once: never repeats it, follows no redirect. */
public interface PlatformHttp {
    /**
     * Makes a call and reads the whole answer, whatever its status.
     *
     * @throws PlatformUnreachableException if no whole answer came: whether the call took effect is not known
     */
    PlatformResponse send(PlatformCall call);
}
