package dev.socialposting.local.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.socialposting.local.lambda.Invocation;
import dev.socialposting.local.lambda.Invocation.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What goes back to the caller.
 *
 * @param headers in order; a name may come more than once
 */
record GatewayResponse(int status, List<Map.Entry<String, String>> headers, Content body) {

    static final String INTERNAL_SERVER_ERROR = "Internal Server Error";

    private static final Logger LOG = LoggerFactory.getLogger(GatewayResponse.class);
    private static final JsonMapper JSON = new JsonMapper();

    /** A short answer of the gateway itself, in API Gateway's words. */
    static GatewayResponse message(int status, String message) {
        Content body = Content.ofText("{\"message\":\"%s\"}".formatted(message));
        return new GatewayResponse(status, List.of(Map.entry("content-type", "application/json")), body);
    }

    /** The caller is not known. The challenge says why, as API Gateway's does. */
    static GatewayResponse unauthorized(String challenge) {
        GatewayResponse refusal = message(401, "Unauthorized");
        List<Map.Entry<String, String>> headers = new ArrayList<>(refusal.headers());
        headers.add(Map.entry("www-authenticate", challenge));
        return new GatewayResponse(refusal.status(), headers, refusal.body());
    }

    static GatewayResponse of(Invocation invocation) {
        return switch (invocation.outcome()) {
            case Outcome.Answered(String answer) -> ofAnswer(answer);
            case Outcome.Failed failed -> message(500, INTERNAL_SERVER_ERROR);
        };
    }

    /** Reads a function's answer: one with a status code as such, anything else as JSON for the caller. */
    static GatewayResponse ofAnswer(String answer) {
        try {
            JsonNode json = JSON.readTree(answer);
            return json.has("statusCode")
                    ? formatted(json)
                    : new GatewayResponse(
                            200, List.of(Map.entry("content-type", "application/json")), Content.ofText(answer));
        } catch (JsonProcessingException | IllegalArgumentException e) {
            LOG.error("A function's answer is not understood; the caller gets 500", e);
            return message(500, INTERNAL_SERVER_ERROR);
        }
    }

    private static GatewayResponse formatted(JsonNode answer) {
        int status = answer.path("statusCode").asInt();
        if (status < 100 || status > 599) {
            throw new IllegalArgumentException("status code " + answer.path("statusCode"));
        }
        return new GatewayResponse(status, headers(answer), body(answer));
    }

    private static List<Map.Entry<String, String>> headers(JsonNode answer) {
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        answer.path("headers")
                .properties()
                .forEach(header ->
                        headers.add(Map.entry(header.getKey(), header.getValue().asText())));
        answer.path("cookies").forEach(cookie -> headers.add(Map.entry("set-cookie", cookie.asText())));
        if (headers.stream().noneMatch(header -> header.getKey().equalsIgnoreCase("content-type"))) {
            headers.add(Map.entry("content-type", "text/plain; charset=utf-8"));
        }
        return headers;
    }

    private static Content body(JsonNode answer) {
        String body = answer.path("body").asText("");
        return answer.path("isBase64Encoded").asBoolean() ? Content.ofBase64(body) : Content.ofText(body);
    }
}
