package dev.socialposting.simulator.kit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.socialposting.simulator.http.RequestParameters;
import dev.socialposting.simulator.http.SimulatorRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A call to one of the platforms' hosts, taken apart.
 *
 * @param host the host the client meant, which is the first segment of the simulator's path
 * @param version the API version of the path, such as {@code v2.0}; empty for a path without one
 * @param segments the path after host and version
 * @param token from {@code Authorization: Bearer}, {@code Authorization: OAuth} or the parameter {@code access_token}
 */
public record ApiCall(
        SimulatorRequest request,
        String host,
        String version,
        List<String> segments,
        RequestParameters parameters,
        Optional<String> token) {
    private static final Pattern VERSION = Pattern.compile("v\\d+(?:\\.\\d+)?");
    private static final Pattern AUTHORIZATION = Pattern.compile("(?i)(?:Bearer|OAuth)\\s+(\\S+)");

    /** Takes a request apart whose path starts with a host. */
    public static ApiCall of(SimulatorRequest request) {
        List<String> path = Arrays.stream(request.path().split("/"))
                .filter(segment -> !segment.isEmpty())
                .toList();
        String host = path.isEmpty() ? "" : path.getFirst();
        boolean versioned = path.size() > 1 && VERSION.matcher(path.get(1)).matches();
        RequestParameters parameters = RequestParameters.of(request);
        return new ApiCall(
                request,
                host,
                versioned ? path.get(1) : "",
                path.subList(Math.min(path.size(), versioned ? 2 : 1), path.size()),
                parameters,
                header(request).or(() -> parameters.filled("access_token")));
    }

    /** Reads the address of a file: http or https with a host, in ASCII only; nothing for anything else. */
    public static Optional<URI> webAddress(String text) {
        try {
            URI url = new URI(text);
            boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            boolean ascii = text.chars().allMatch(c -> c < 128);
            return web && ascii && url.getHost() != null ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<String> header(SimulatorRequest request) {
        return request.header("Authorization")
                .map(AUTHORIZATION::matcher)
                .filter(java.util.regex.Matcher::matches)
                .map(matcher -> matcher.group(1));
    }

    /** The HTTP method in capitals. */
    public String method() {
        return request.method();
    }

    /** The path segment at an index; empty text when the path is shorter. */
    public String segment(int index) {
        return index < segments.size() ? segments.get(index) : "";
    }

    /** Whether method and number of segments are as given. */
    public boolean is(String wantedMethod, int segmentCount) {
        return method().equals(wantedMethod) && segments.size() == segmentCount;
    }

    /** The body as JSON; an empty object when it is none. */
    public JsonNode json() {
        return Json.parse(new String(request.body(), StandardCharsets.UTF_8)).orElseGet(Json::object);
    }

    /** A text parameter; nothing when it is missing or blank. */
    public Optional<String> filled(String name) {
        return parameters.filled(name);
    }

    /** A text parameter; empty text when it is missing. */
    public String text(String name) {
        return parameters.text(name).orElse("");
    }
}
