package dev.socialposting.platforms.http;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * One HTTP call to a platform. The token travels in a header, never in the address.
 *
 * @param body form-encoded text; empty for none
 */
public record PlatformCall(Method method, URI uri, SequencedMap<String, String> headers, String body) {
    public static PlatformCall get(String address, Map<String, String> query) {
        String text = query.isEmpty() ? address : address + "?" + formEncoded(query);
        return new PlatformCall(Method.GET, URI.create(text), new LinkedHashMap<>(), "");
    }

    /** A call without a body. */
    public static PlatformCall post(String address) {
        return new PlatformCall(Method.POST, URI.create(address), new LinkedHashMap<>(), "");
    }

    /** A call with a form body. */
    public static PlatformCall post(String address, Map<String, String> form) {
        SequencedMap<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/x-www-form-urlencoded");
        return new PlatformCall(Method.POST, URI.create(address), headers, formEncoded(form));
    }

    public PlatformCall withHeader(String name, String value) {
        SequencedMap<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new PlatformCall(method, uri, more, body);
    }

    /** Without the headers' values, one of which is the token, and without the body. */
    @Override
    public String toString() {
        return method + " " + uri + " " + headers.keySet();
    }

    private static String formEncoded(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** The methods the platforms use. */
    public enum Method {
        GET,
        POST
    }
}
