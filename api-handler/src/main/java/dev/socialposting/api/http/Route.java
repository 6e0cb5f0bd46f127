package dev.socialposting.api.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which calls an endpoint answers.
 *
 * @param path with parameters in braces, such as {@code /api/social/uploads/{request_id}}
 */
public record Route(String method, String path, Endpoint endpoint) {
    /** As API Gateway writes it. */
    public String key() {
        return method + " " + path;
    }

    /**
     * The values of the path's parameters, if a call's path is of this form.
     *
     * @param called the segments of the call's path
     */
    Optional<Map<String, String>> match(List<String> called) {
        String[] expected = path.split("/", -1);
        if (expected.length != called.size()) {
            return Optional.empty();
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = 0; i < expected.length; i++) {
            if (!matches(expected[i], called.get(i), parameters)) {
                return Optional.empty();
            }
        }
        return Optional.of(parameters);
    }

    private static boolean matches(String expected, String segment, Map<String, String> parameters) {
        if (!expected.startsWith("{")) {
            return expected.equals(segment);
        }
        parameters.put(expected.substring(1, expected.length() - 1), segment);
        return !segment.isEmpty();
    }
}
