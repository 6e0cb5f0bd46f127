package dev.socialposting.simulator.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * One HTTP request to the simulator, without a socket.
 *
 * <p>The target is a path with an optional query, still percent-encoded; header names are compared without regard to case.
 */
public final class SimulatorRequest {
    private final String method;
    private final URI target;
    private final Map<String, String> headers;
    private final byte[] body;

    private SimulatorRequest(String method, URI target, Map<String, String> headers, byte[] body) {
        this.method = method.toUpperCase(Locale.ROOT);
        this.target = target;
        this.headers = headers;
        this.body = body;
    }

    /** A request with an empty body and no headers; the target is a path, or a whole URL whose host is ignored. */
    public static SimulatorRequest of(String method, String target) {
        return new SimulatorRequest(method, URI.create(target), caseless(Map.of()), new byte[0]);
    }

    /** A GET request. */
    public static SimulatorRequest get(String target) {
        return of("GET", target);
    }

    /** A POST request with a form body. */
    public static SimulatorRequest postForm(String target, Map<String, String> form) {
        String encoded = form.entrySet().stream()
                .map(field ->
                        URLEncoder.encode(field.getKey(), UTF_8) + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        return of("POST", target)
                .withHeader("Content-Type", "application/x-www-form-urlencoded")
                .withBody(encoded.getBytes(UTF_8));
    }

    /** This request with a JSON body. */
    public SimulatorRequest withJson(String json) {
        return withHeader("Content-Type", "application/json").withBody(json.getBytes(UTF_8));
    }

    /** This request with one more header. */
    public SimulatorRequest withHeader(String name, String value) {
        Map<String, String> more = caseless(headers);
        more.put(name, value);
        return new SimulatorRequest(method, target, more, body);
    }

    /** This request with another body. */
    public SimulatorRequest withBody(byte[] newBody) {
        return new SimulatorRequest(method, target, headers, newBody.clone());
    }

    /** This request with the header {@code Authorization: Bearer <token>}. */
    public SimulatorRequest withToken(String token) {
        return withHeader("Authorization", "Bearer " + token);
    }

    /** The method in capitals. */
    public String method() {
        return method;
    }

    /** The decoded path, starting with a slash. */
    public String path() {
        String path = target.getPath();
        return path == null || path.isEmpty() ? "/" : path;
    }

    /** The query as it was sent, without the question mark; empty when there is none. */
    public String rawQuery() {
        String query = target.getRawQuery();
        return query == null ? "" : query;
    }

    /** The value of a header. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** A copy of the body's bytes. */
    public byte[] body() {
        return body.clone();
    }

    @Override
    public String toString() {
        return method + " " + path();
    }

    private static Map<String, String> caseless(Map<String, String> from) {
        Map<String, String> map = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        map.putAll(from);
        return map;
    }
}
