package dev.socialposting.api.http;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One thing that is wrong with a call.
 *
 * @param place where: a JSON pointer into the body, or the name of a parameter or header
 * @param code our stable word for it
 * @param detail what is wrong and what would be right, for a person
 */
public record FieldError(Place place, String code, String detail) {
    /** Where something is wrong. */
    public sealed interface Place {
        record Pointer(String pointer) implements Place {}

        record Parameter(String name) implements Place {}

        record Header(String name) implements Place {}
    }

    public static FieldError at(JsonPath path, String code, String detail) {
        return new FieldError(new Place.Pointer(path.pointer()), code, detail);
    }

    public static FieldError atParameter(String name, String code, String detail) {
        return new FieldError(new Place.Parameter(name), code, detail);
    }

    public static FieldError atHeader(String name, String code, String detail) {
        return new FieldError(new Place.Header(name), code, detail);
    }

    ObjectNode toJson() {
        ObjectNode json = Json.object();
        switch (place) {
            case Place.Pointer(String pointer) -> json.put("pointer", pointer);
            case Place.Parameter(String name) -> json.put("parameter", name);
            case Place.Header(String name) -> json.put("header", name);
        }
        return json.put("code", code).put("detail", detail);
    }
}
