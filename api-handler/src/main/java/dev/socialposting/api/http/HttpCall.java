package dev.socialposting.api.http;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A call as it came in.
 *
 * @param id the gateway's id of the call, which a user can quote
 * @param path percent-decoded by the gateway, once, before it came here: a second time would make one of two paths. Source: HTTP APIs
 *     hand on {@code rawPath} decoded and {@code rawQueryString} as it was sent
 * @param query what follows the question mark, without it
 * @param headers by lower-case name
 */
public record HttpCall(String id, String method, String path, String query, Map<String, String> headers, Body body) {
    public HttpCall {
        headers = Map.copyOf(headers);
    }

    /** A header's value; several of one name have been joined by the gateway with commas. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** What came with a call. */
    public sealed interface Body {
        /** How many bytes were sent. */
        int bytes();

        /** A text in UTF-8. */
        record Text(String text, int bytes) implements Body {}

        /** Bytes that are no text in UTF-8. */
        record NotText(int bytes) implements Body {}
    }
}
