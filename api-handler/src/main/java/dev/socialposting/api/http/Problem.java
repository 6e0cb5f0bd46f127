package dev.socialposting.api.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.platforms.PlatformSecrets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Why a call was not done, as {@code application/problem+json} (RFC 9457).
 *
 * @param title the name of the HTTP status
 * @param code our stable word for it, on which programs may rely
 * @param detail what is wrong and what to do, for a person
 * @param errors everything that is wrong with the input
 * @param members more facts by name
 */
public record Problem(
        int status, String title, String code, String detail, List<FieldError> errors, Map<String, String> members) {
    /** More errors than this help nobody, and the answer must stay small. */
    public static final int MAX_ERRORS = 100;

    public Problem {
        errors = errors.stream().limit(MAX_ERRORS).toList();
        members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }

    public static Problem of(int status, String title, String code, String detail) {
        return new Problem(status, title, code, detail, List.of(), Map.of());
    }

    public static Problem badRequest(String code, String detail) {
        return of(400, "Bad Request", code, detail);
    }

    /** Parameters or headers are wrong. */
    public static Problem invalidParameters(List<FieldError> errors) {
        return badRequest("invalid_parameters", "The call has invalid parameters: see errors.")
                .withErrors(errors);
    }

    /** The body is JSON, but not what is expected. */
    public static Problem invalidBody(List<FieldError> errors) {
        return of(422, "Unprocessable Content", "invalid_request", "The request was not accepted: see errors.")
                .withErrors(errors);
    }

    public static Problem conflict(String code, String detail) {
        return of(409, "Conflict", code, detail);
    }

    public static Problem notFound(String code, String detail) {
        return of(404, "Not Found", code, detail);
    }

    public Problem withErrors(List<FieldError> found) {
        return new Problem(status, title, code, detail, found, members);
    }

    public Problem withMember(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(members);
        more.put(name, value);
        return new Problem(status, title, code, detail, errors, more);
    }

    /** As it is answered. The caller's own names in it may be secrets in the wrong place: these do not come out again. */
    public Reply toReply() {
        ObjectNode json = Json.object()
                .put("type", "about:blank")
                .put("title", title)
                .put("status", status)
                .put("code", code)
                .put("detail", detail);
        members.forEach(json::put);
        if (!errors.isEmpty()) {
            ArrayNode list = json.putArray("errors");
            errors.forEach(error -> list.add(error.toJson()));
        }
        return new Reply(
                status, Map.of("Content-Type", "application/problem+json"), PlatformSecrets.mask(Json.write(json)));
    }
}
