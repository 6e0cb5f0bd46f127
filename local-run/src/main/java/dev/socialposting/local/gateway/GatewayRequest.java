package dev.socialposting.local.gateway;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A request as it came over HTTP.
 *
 * @param encodedPath as sent, percent-encoded
 * @param encodedQuery as sent, without the question mark; empty if there is none
 * @param headers by lower-case name, values in the order they came
 */
record GatewayRequest(
        String method,
        String encodedPath,
        String encodedQuery,
        String protocol,
        String sourceIp,
        SortedMap<String, List<String>> headers,
        Content body) {

    /** The header's values joined by commas, as API Gateway joins them. */
    Optional<String> header(String lowerCaseName) {
        return Optional.ofNullable(headers.get(lowerCaseName)).map(values -> String.join(",", values));
    }

    /** The segments of the path, each decoded by itself so that an encoded slash stays inside its segment. */
    List<String> pathSegments() {
        return List.of(encodedPath.substring(1).split("/", -1)).stream()
                .map(GatewayRequest::decodedPath)
                .toList();
    }

    String decodedPath() {
        return decodedPath(encodedPath);
    }

    /** Decodes percent-encoding only; in a path, unlike in a query, a plus is a plus. */
    static String decodedPath(String encoded) {
        return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** The query's parameters, decoded where they are encoded properly, values of the same name joined by commas. */
    Map<String, String> queryParameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : encodedQuery.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = equals < 0 ? pair : pair.substring(0, equals);
                String value = equals < 0 ? "" : pair.substring(equals + 1);
                parameters.merge(decodedQuery(name), decodedQuery(value), (first, next) -> first + "," + next);
            }
        }
        return parameters;
    }

    private static String decodedQuery(String encoded) {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return encoded;
        }
    }
}
