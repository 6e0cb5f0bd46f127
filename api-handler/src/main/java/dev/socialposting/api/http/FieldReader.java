package dev.socialposting.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Reads the fields of a JSON object one by one, and notes everything that is wrong with them. A null counts as missing. */
public final class FieldReader {
    private final ObjectNode object;
    private final JsonPath path;
    private final List<FieldError> errors;
    private final Set<String> known = new LinkedHashSet<>();

    /**
     * @param errors where everything wrong is added
     */
    public FieldReader(ObjectNode object, JsonPath path, List<FieldError> errors) {
        this.object = object;
        this.path = path;
        this.errors = errors;
    }

    public Optional<String> text(String name) {
        return field(name, JsonNode::isTextual, "a text").map(JsonNode::textValue);
    }

    public Optional<String> requiredText(String name) {
        requirePresent(name);
        return text(name);
    }

    public Optional<ArrayNode> requiredList(String name) {
        requirePresent(name);
        return list(name);
    }

    public Optional<ArrayNode> list(String name) {
        return field(name, JsonNode::isArray, "a list").map(ArrayNode.class::cast);
    }

    public Optional<Boolean> requiredFlag(String name) {
        requirePresent(name);
        return field(name, JsonNode::isBoolean, "true or false").map(JsonNode::booleanValue);
    }

    public Optional<ObjectNode> object(String name) {
        return field(name, JsonNode::isObject, "an object").map(ObjectNode.class::cast);
    }

    /** Whether the field is there and not null, of whatever type. */
    public boolean isGiven(String name) {
        return object.hasNonNull(name);
    }

    /** Whether the field is there and null, for the few that mean something by it. */
    public boolean isNull(String name) {
        return object.has(name) && !object.hasNonNull(name);
    }

    /** Whatever has not been read by now is unknown. */
    public void rejectOthers() {
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                errors.add(FieldError.at(
                        path.to(name),
                        "unknown_field",
                        "There is no such field. There are: " + String.join(", ", known) + "."));
            }
        });
    }

    private void requirePresent(String name) {
        if (!object.hasNonNull(name)) {
            errors.add(FieldError.at(path.to(name), "required", "This field is missing."));
        }
    }

    private Optional<JsonNode> field(String name, Predicate<JsonNode> type, String inWords) {
        known.add(name);
        if (!object.hasNonNull(name)) {
            return Optional.empty();
        }
        JsonNode value = object.get(name);
        if (!type.test(value)) {
            errors.add(FieldError.at(path.to(name), "wrong_type", "This must be " + inWords + "."));
            return Optional.empty();
        }
        return Optional.of(value);
    }
}
