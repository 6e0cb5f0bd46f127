package dev.socialposting.api.fuzz;

import static dev.socialposting.uploads.model.Fixtures.NOW;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.media.Schema;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Values that a schema of {@code openapi.yaml} allows, and values at and just beyond the bounds that it sets.
 *
 * <p>Whatever the document says of a schema is used, so that a field added there is made up here without being named.
 */
final class SchemaValues {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LONGEST = 70_000;
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "Launch day! #launch @friend",
            "\uD83C\uDFAC 👩‍👩‍👧",
            "ﷺ",
            "<b>bold</b>",
            "' OR 1=1 --",
            "../../etc/passwd",
            "${jndi:ldap://x}",
            "line\nbreak",
            "\u202Etxet",
            "null",
            "true",
            "0");

    private final OpenAPI api;
    private final Random random;
    private final PatternText patterns;
    private final Function<String, Optional<String>> known;

    /**
     * Values from this randomness.
     *
     * @param known what stands for a schema of this name in the system that is called, if anything does
     */
    SchemaValues(OpenAPI api, Random random, Function<String, Optional<String>> known) {
        this.api = api;
        this.random = random;
        this.patterns = new PatternText(random);
        this.known = known;
    }

    /** A value that the schema allows, as far as the document says it all. */
    JsonNode allowed(Schema<?> schema) {
        String name = nameOf(schema);
        Optional<String> real = name.isEmpty() ? Optional.empty() : known.apply(name);
        return real.<JsonNode>map(NODES::textNode).orElseGet(() -> made(resolved(schema)));
    }

    /** A value at a bound of the schema, or one beyond it. */
    JsonNode atABound(Schema<?> given) {
        Schema<?> schema = resolved(given);
        if (schema.getEnum() != null) {
            return NODES.textNode(schema.getEnum().getFirst() + pick(List.of("", " ", "x", "\u0000")));
        }
        return switch (String.valueOf(schema.getType())) {
            case "string" -> NODES.textNode(textAtABound(schema));
            case "integer", "number" -> numberAtABound(schema);
            case "array" -> arrayAtABound(schema);
            default -> allowed(given);
        };
    }

    /** The schema that a reference stands for. */
    Schema<?> resolved(Schema<?> schema) {
        String name = nameOf(schema);
        return name.isEmpty()
                ? schema
                : resolved(Optional.ofNullable(api.getComponents().getSchemas().get(name))
                        .orElseThrow());
    }

    private JsonNode made(Schema<?> schema) {
        if (schema.getExample() != null && random.nextInt(3) > 0) {
            return JSON.valueToTree(schema.getExample());
        }
        if (schema.getEnum() != null) {
            return JSON.valueToTree(pick(schema.getEnum()));
        }
        if (schema.getAnyOf() != null || schema.getOneOf() != null) {
            return allowed(pick(schema.getAnyOf() == null ? schema.getOneOf() : schema.getAnyOf()));
        }
        return switch (String.valueOf(schema.getType())) {
            case "object" -> object(schema);
            case "array" -> array(schema, between(atLeast(schema.getMinItems(), 0), 3));
            case "boolean" -> NODES.booleanNode(random.nextBoolean());
            case "integer" -> NODES.numberNode(number(schema));
            case "number" -> NODES.numberNode(new BigDecimal(number(schema)).movePointLeft(1));
            default -> NODES.textNode(text(schema));
        };
    }

    private ObjectNode object(Schema<?> schema) {
        ObjectNode object = NODES.objectNode();
        List<String> required = Optional.ofNullable(schema.getRequired()).orElse(List.of());
        properties(schema).forEach((name, property) -> {
            if (required.contains(name) || random.nextInt(3) == 0) {
                object.set(name, allowed(property));
            }
        });
        if (schema.getAdditionalProperties() instanceof Schema<?> others) {
            object.set(known.apply("Destination").orElse("x"), allowed(others));
        }
        return object;
    }

    static Map<String, Schema<?>> properties(Schema<?> schema) {
        Map<String, Schema<?>> properties = new LinkedHashMap<>();
        if (schema.getProperties() != null) {
            schema.getProperties().forEach((name, property) -> properties.put(name, (Schema<?>) property));
        }
        return properties;
    }

    private ArrayNode array(Schema<?> schema, int size) {
        ArrayNode array = NODES.arrayNode();
        for (int i = 0; i < size; i++) {
            JsonNode item = allowed(schema.getItems());
            boolean given = array.valueStream().anyMatch(item::equals);
            if (!given || !Boolean.TRUE.equals(schema.getUniqueItems())) {
                array.add(item);
            }
        }
        return array;
    }

    private JsonNode arrayAtABound(Schema<?> schema) {
        int max = atLeast(schema.getMaxItems(), 3);
        ArrayNode array = NODES.arrayNode();
        int size = pick(List.of(0, 1, atLeast(schema.getMinItems(), 0), max, max + 1));
        for (int i = 0; i < size; i++) {
            array.add(allowed(schema.getItems()));
        }
        return array;
    }

    private String text(Schema<?> schema) {
        if ("date-time".equals(schema.getFormat())) {
            return NOW.plusSeconds(60L * random.nextInt(200_000) - 600).toString();
        }
        if (schema.getPattern() != null) {
            return patterns.matching(schema.getPattern()).orElse("x");
        }
        String text = pick(TEXTS);
        return text.length() < atLeast(schema.getMinLength(), 0) ? "a name" : text;
    }

    private String textAtABound(Schema<?> schema) {
        int min = atLeast(schema.getMinLength(), 0);
        int max = Math.min(atLeast(schema.getMaxLength(), 300), LONGEST);
        int length = Math.max(0, pick(List.of(0, 1, min - 1, min, max - 1, max, max + 1, 2 * max)));
        return pick(List.of("a", "0", " ", "é", "\uD83C\uDFAC", "#a ", "@a ", "%41", "\u0000"))
                .repeat(length);
    }

    private long number(Schema<?> schema) {
        long min = schema.getMinimum() == null ? 0 : schema.getMinimum().longValue();
        long max = schema.getMaximum() == null
                ? min + 100_000
                : schema.getMaximum().longValue();
        return min + (long) (random.nextDouble() * (max - min + 1));
    }

    private JsonNode numberAtABound(Schema<?> schema) {
        BigDecimal min = Optional.ofNullable(schema.getMinimum()).orElse(BigDecimal.ZERO);
        BigDecimal max = Optional.ofNullable(schema.getMaximum()).orElse(BigDecimal.valueOf(Long.MAX_VALUE));
        BigInteger number = pick(List.of(
                min.toBigInteger(),
                min.toBigInteger().subtract(BigInteger.ONE),
                max.toBigInteger(),
                max.toBigInteger().add(BigInteger.ONE),
                BigInteger.valueOf(Integer.MAX_VALUE).add(BigInteger.ONE),
                BigInteger.valueOf(Long.MIN_VALUE)));
        return random.nextInt(4) == 0
                ? NODES.numberNode(new BigDecimal(number).add(new BigDecimal("0.5")))
                : NODES.numberNode(number);
    }

    private static String nameOf(Schema<?> schema) {
        String reference = schema.get$ref();
        return reference == null ? "" : reference.substring(reference.lastIndexOf('/') + 1);
    }

    private int between(int min, int max) {
        return min + random.nextInt(Math.max(1, max - min + 1));
    }

    private static int atLeast(@Nullable Integer given, int otherwise) {
        return given == null ? otherwise : given;
    }

    private <T> T pick(List<T> among) {
        return among.get(random.nextInt(among.size()));
    }
}
