package dev.socialposting.api.uploads;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.api.http.FieldError;
import dev.socialposting.api.http.Json;
import dev.socialposting.api.http.JsonPath;
import dev.socialposting.platforms.rules.PlatformRules;
import dev.socialposting.uploads.model.PostingOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Options between JSON and the domain: texts, true and false, whole numbers, and lists of texts. */
final class OptionValues {
    private OptionValues() {}

    /**
     * Reads the options of one destination. Null is as if the option were not there; but it must be one.
     *
     * @param rules of the destination's platform
     * @param errors where everything wrong is added
     */
    static PostingOptions read(ObjectNode given, PlatformRules rules, JsonPath path, List<FieldError> errors) {
        Map<String, Object> values = new LinkedHashMap<>();
        given.properties().forEach(option -> {
            String name = option.getKey();
            if (option.getValue().isNull()) {
                rules.options()
                        .checkName(name)
                        .ifPresent(fault -> errors.add(FieldError.at(path.to(name), fault.code(), fault.message())));
            } else {
                value(option.getValue())
                        .ifPresentOrElse(
                                value -> values.put(name, value),
                                () -> errors.add(FieldError.at(
                                        path.to(name),
                                        "option_wrong_type",
                                        "An option is a text, true or false, a whole number, or a list of texts.")));
            }
        });
        return new PostingOptions(values);
    }

    static ObjectNode write(PostingOptions options) {
        ObjectNode json = Json.object();
        options.values().forEach((name, value) -> json.set(name, write(value)));
        return json;
    }

    private static JsonNode write(Object value) {
        return switch (value) {
            case String text -> JsonNodeFactory.instance.textNode(text);
            case Boolean flag -> JsonNodeFactory.instance.booleanNode(flag);
            case Long number -> JsonNodeFactory.instance.numberNode(number);
            case List<?> texts -> {
                ArrayNode list = Json.array();
                texts.forEach(text -> list.add(String.valueOf(text)));
                yield list;
            }
            default -> throw new IllegalStateException("an option has a value of an unknown type");
        };
    }

    private static Optional<Object> value(JsonNode node) {
        if (node.isTextual()) {
            return Optional.of(node.textValue());
        }
        if (node.isBoolean()) {
            return Optional.of(node.booleanValue());
        }
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return Optional.of(node.longValue());
        }
        return node instanceof ArrayNode list && list.valueStream().allMatch(JsonNode::isTextual)
                ? Optional.of(list.valueStream().map(JsonNode::textValue).toList())
                : Optional.empty();
    }
}
