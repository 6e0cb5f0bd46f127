package dev.socialposting.platforms.meta;

import dev.socialposting.accounts.AccessToken;
import dev.socialposting.platforms.http.PlatformCall;
import dev.socialposting.platforms.http.PlatformHttp;
import java.util.Map;

/**
 * Calls one version of the Graph API on one host for one account. The token travels in the {@code Authorization} header only.
 *
 * <p>What {@link PlatformHttp} throws passes through.
 */
public final class GraphClient {
    private final PlatformHttp http;
    private final AccessToken token;
    private final String base;

    /**
     * A client for one step.
     *
     * @param host base address of the host
     * @param version such as {@code v25.0}
     */
    public GraphClient(PlatformHttp http, AccessToken token, String host, String version) {
        this.http = http;
        this.token = token;
        this.base = host + "/" + version + "/";
    }

    /**
     * Reads an object or a list.
     *
     * @param path relative to the version, such as {@code 1789/media}
     */
    public GraphAnswer get(String path, Map<String, String> query) {
        return call(PlatformCall.get(base + path, query), "Bearer ");
    }

    /** Reads some fields of an object. */
    public GraphAnswer get(String path, String fields) {
        return get(path, Map.of("fields", fields));
    }

    /** Makes or changes something, with a form body: Meta's servers have been seen to ignore parameters sent as JSON. */
    public GraphAnswer post(String path, Map<String, String> form) {
        return call(PlatformCall.post(base + path, form), "Bearer ");
    }

    /**
     * Tells the upload service to fetch a file by itself.
     *
     * @param uploadUrl as the Graph API gave it; the caller has made sure that it is an address of the upload service
     * @param fileUrl ASCII
     */
    public GraphAnswer uploadHosted(String uploadUrl, String fileUrl) {
        return call(PlatformCall.post(uploadUrl).withHeader("file_url", fileUrl), "OAuth ");
    }

    private GraphAnswer call(PlatformCall call, String scheme) {
        return GraphAnswers.read(http.send(call.withHeader("Authorization", scheme + token.value())));
    }
}
