package dev.socialposting.simulator.graph;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.simulator.kit.ApiCall;
import dev.socialposting.simulator.kit.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The parameter {@code fields}: which fields of an object are wanted; the id always comes along. */
public record FieldSelection(List<String> names) {
    public FieldSelection {
        names = List.copyOf(names);
    }

    /** The fields a call asks for. What stands in braces after a name is not looked at: nested objects come whole. */
    public static FieldSelection of(ApiCall call) {
        List<String> names = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        int depth = 0;
        for (char c : (call.text("fields") + ",").toCharArray()) {
            if (c == '{' || c == '(') {
                depth++;
            } else if (c == '}' || c == ')') {
                depth--;
            } else if (c == ',' && depth == 0) {
                String finished = name.toString().strip();
                name.setLength(0);
                if (!finished.isEmpty()) {
                    names.add(finished.replaceFirst("\\..*", ""));
                }
            } else if (depth == 0) {
                name.append(c);
            }
        }
        return new FieldSelection(names);
    }

    /** Whether a field is asked for. */
    public boolean wants(String name) {
        return names.contains(name);
    }

    /** The error for a field that the object does not have. */
    public Optional<GraphError> fault(List<String> existing) {
        return names.stream()
                .filter(name -> !existing.contains(name))
                .findFirst()
                .map(name -> GraphError.badParameter("Tried accessing nonexisting field (" + name + ")"));
    }

    /** The wanted fields of an object; those it has no value for are left out, as the Graph API does. */
    public ObjectNode select(ObjectNode whole) {
        ObjectNode selected = Json.object();
        names.stream().filter(whole::has).forEach(name -> selected.set(name, whole.get(name)));
        if (whole.has("id")) {
            selected.set("id", whole.get("id"));
        }
        return selected;
    }
}
