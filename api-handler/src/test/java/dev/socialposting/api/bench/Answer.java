package dev.socialposting.api.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came back.
 *
 * @param text the body
 */
public record Answer(int status, Map<String, String> headers, String text) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public JsonNode json() {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + text, e);
        }
    }

    /** The value at a JSON pointer, as text. */
    public String at(String pointer) {
        JsonNode node = json().at(pointer);
        if (node.isMissingNode()) {
            throw new AssertionError("nothing at " + pointer + " of " + text);
        }
        return node.isValueNode() ? node.asText() : node.toString();
    }

    public boolean has(String pointer) {
        return !json().at(pointer).isMissingNode();
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** Status and code of a problem. */
    public String problem() {
        return status + " " + at("/code");
    }

    /** Place and code of each error of a problem, such as {@code /caption required}. */
    public List<String> errors() {
        return json().at("/errors")
                .valueStream()
                .map(error -> place(error) + " " + error.get("code").asText())
                .toList();
    }

    private static String place(JsonNode error) {
        return error.path("pointer")
                .asText(error.path("parameter").asText(error.path("header").asText()));
    }
}
