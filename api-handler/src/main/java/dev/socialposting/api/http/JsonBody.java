package dev.socialposting.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * The JSON object in the body of a call.
 *
 * @param errors what is wrong with it as JSON already: names given twice, characters that are none
 */
public record JsonBody(ObjectNode root, List<FieldError> errors) {
    /** The largest body, in bytes. */
    public static final int MAX_BYTES = 256 * 1024;

    /** Some editors and libraries set it before a text. It says nothing that is not known, and is no part of the JSON. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    public JsonBody {
        errors = List.copyOf(errors);
    }

    /** Reads the body of a call that may do without one: no body is an empty object. */
    public static Checked<JsonBody> orNone(HttpCall call) {
        return call.body().bytes() == 0 ? Checked.valid(new JsonBody(Json.object(), List.of())) : of(call);
    }

    /** Reads the body of a call, or says why it cannot be read. */
    public static Checked<JsonBody> of(HttpCall call) {
        if (!ContentType.of(call).isJsonInUtf8()) {
            return Checked.invalid(Problem.of(
                    415,
                    "Unsupported Media Type",
                    "unsupported_media_type",
                    "Send the body as JSON in UTF-8, with the header Content-Type: application/json."));
        }
        if (call.body().bytes() > MAX_BYTES) {
            return Checked.invalid(Problem.of(
                    413,
                    "Content Too Large",
                    "body_too_large",
                    "The body must have at most %d bytes.".formatted(MAX_BYTES)));
        }
        return switch (call.body()) {
            case HttpCall.Body.NotText _ -> malformed("The body is not text in UTF-8.");
            case HttpCall.Body.Text(String text, int _) -> parse(text);
        };
    }

    private static Checked<JsonBody> parse(String text) {
        String json = text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
        return switch (StrictJson.read(json)) {
            case StrictJson.Malformed(Optional<String> where) ->
                malformed("The body is not JSON%s."
                        .formatted(where.map(place -> ": it breaks off or goes wrong at " + place)
                                .orElse("")));
            case StrictJson.Excessive() ->
                malformed("The body is nested too deeply, or has a name or number that is too long.");
            case StrictJson.Read(JsonNode root, List<FieldError> errors)
            when root instanceof ObjectNode object -> Checked.valid(new JsonBody(object, errors));
            case StrictJson.Read _ ->
                Checked.invalid(Problem.invalidBody(
                        List.of(FieldError.at(JsonPath.ROOT, "wrong_type", "The body must be a JSON object."))));
        };
    }

    private static Checked<JsonBody> malformed(String detail) {
        return Checked.invalid(Problem.badRequest("malformed_json", detail));
    }
}
