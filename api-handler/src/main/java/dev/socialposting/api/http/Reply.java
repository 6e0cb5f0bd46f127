package dev.socialposting.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer.
 *
 * @param headers by name as it is sent
 * @param body JSON, or empty
 */
public record Reply(int status, Map<String, String> headers, String body) {
    /** A list that makes a longer body is cut: Lambda's answer may have 6 MB, of UTF-8 inside an escaped text. */
    public static final int MAX_LIST_CHARACTERS = 1_000_000;

    public Reply {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }

    public static Reply json(int status, JsonNode body) {
        return new Reply(status, Map.of("Content-Type", "application/json"), Json.write(body));
    }

    public static Reply noContent() {
        return new Reply(204, Map.of(), "");
    }

    /** To a caller who has the answer already. */
    public static Reply notModified() {
        return new Reply(304, Map.of(), "");
    }

    public Reply with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Reply(status, more, body);
    }

    public Reply withoutBody() {
        return new Reply(status, headers, "");
    }
}
