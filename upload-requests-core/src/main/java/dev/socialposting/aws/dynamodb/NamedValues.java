package dev.socialposting.aws.dynamodb;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Values of several types by name, as a list attribute of {@code {name, value}} maps: a map attribute would forget their order.
 *
 * <p>The types are {@link String}, {@link Long}, {@link Boolean} and a {@link List} of strings.
 */
final class NamedValues {
    private NamedValues() {}

    static AttributeValue write(Map<String, Object> values) {
        return AttributeValue.fromL(values.entrySet().stream()
                .map(entry -> new MapWriter()
                        .text("name", entry.getKey())
                        .put("value", write(entry.getValue()))
                        .value())
                .toList());
    }

    static Map<String, Object> read(AttributeValue list) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (AttributeValue item : list.l()) {
            MapReader entry = MapReader.of(item);
            values.put(entry.text("name"), readValue(entry.require("value")));
        }
        return values;
    }

    private static AttributeValue write(Object value) {
        return switch (value) {
            case String text -> AttributeValue.fromS(text);
            case Long number -> AttributeValue.fromN(number.toString());
            case Boolean flag -> AttributeValue.fromBool(flag);
            case List<?> list ->
                AttributeValue.fromL(list.stream().map(NamedValues::write).toList());
            default -> throw new IllegalStateException("a value of an unknown type: " + value.getClass());
        };
    }

    private static Object readValue(AttributeValue value) {
        return switch (value.type()) {
            case S -> value.s();
            case N -> Long.valueOf(value.n());
            case BOOL -> value.bool();
            case L -> value.l().stream().map(NamedValues::readValue).toList();
            default -> throw new IllegalStateException("a stored value has an unknown type: " + value.type());
        };
    }
}
