package dev.socialposting.api.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a JSON text into a tree and notes what Jackson's own tree reader lets pass: a name given twice, whose first value would
 * be lost, and texts that are none or have lost something before they came here.
 */
final class StrictJson {
    private final JsonParser parser;
    private final List<FieldError> errors = new ArrayList<>();

    private StrictJson(JsonParser parser) {
        this.parser = parser;
    }

    /** What a text turned out to be. */
    sealed interface Outcome {}

    record Read(JsonNode root, List<FieldError> errors) implements Outcome {}

    /**
     * Not JSON.
     *
     * @param where line and column, if known
     */
    record Malformed(Optional<String> where) implements Outcome {}

    /** JSON perhaps, but of a size or depth that nothing we read has. */
    record Excessive() implements Outcome {}

    static Outcome read(String text) {
        try (JsonParser parser = Json.FACTORY.createParser(text)) {
            StrictJson reader = new StrictJson(parser);
            if (parser.nextToken() == null) {
                return new Malformed(Optional.empty());
            }
            JsonNode root = reader.value(JsonPath.ROOT);
            return parser.nextToken() == null
                    ? new Read(root, reader.errors)
                    : malformedAt(parser.currentTokenLocation());
        } catch (StreamConstraintsException _) {
            return new Excessive();
        } catch (JsonProcessingException malformed) {
            return malformedAt(malformed.getLocation());
        } catch (IOException impossible) {
            throw new UncheckedIOException("a text in memory cannot be read", impossible);
        }
    }

    private JsonNode value(JsonPath path) throws IOException {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(path);
            case START_ARRAY -> array(path);
            case VALUE_STRING -> nodes.textNode(checked(parser.getText(), path));
            case VALUE_TRUE -> nodes.booleanNode(true);
            case VALUE_FALSE -> nodes.booleanNode(false);
            case VALUE_NULL -> nodes.nullNode();
            case VALUE_NUMBER_INT -> number();
            case VALUE_NUMBER_FLOAT -> nodes.numberNode(parser.getDoubleValue());
            case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
                throw new IllegalStateException("no value begins with " + parser.currentToken());
        };
    }

    private JsonNode number() throws IOException {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        return switch (parser.getNumberType()) {
            case INT, LONG -> nodes.numberNode(parser.getLongValue());
            case BIG_INTEGER, FLOAT, DOUBLE, BIG_DECIMAL -> nodes.numberNode(parser.getBigIntegerValue());
        };
    }

    private ObjectNode object(JsonPath path) throws IOException {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            JsonPath member = path.to(parser.currentName());
            String name = checked(parser.currentName(), member);
            parser.nextToken();
            JsonNode value = value(member);
            if (object.has(name)) {
                errors.add(FieldError.at(member, "duplicate_field", "This field is given twice."));
            }
            object.set(name, value);
        }
        return object;
    }

    private ArrayNode array(JsonPath path) throws IOException {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(path.to(array.size())));
        }
        return array;
    }

    private String checked(String text, JsonPath path) {
        if (!UnicodeText.isText(text)) {
            errors.add(FieldError.at(
                    path, "invalid_characters", "The text must not contain NUL or half of a surrogate pair."));
        }
        if (text.indexOf(UnicodeText.REPLACEMENT) >= 0) {
            errors.add(FieldError.at(
                    path,
                    "replacement_character",
                    "The text has the character U+FFFD, which stands where bytes were not UTF-8: what was there is lost."
                            + " Send the body in UTF-8."));
        }
        return text;
    }

    private static Malformed malformedAt(JsonLocation location) {
        return new Malformed(
                location == null || location.getLineNr() < 1
                        ? Optional.empty()
                        : Optional.of("line %d, column %d".formatted(location.getLineNr(), location.getColumnNr())));
    }
}
