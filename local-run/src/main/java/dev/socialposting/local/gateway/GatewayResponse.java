package dev.socialposting.local.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.socialposting.local.lambda.Invocation;
import dev.socialposting.local.lambda.Invocation.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What goes back to the caller.
 *
 * @param headers in order; a name may come more than once
 */
record GatewayResponse(int status, List<Map.Entry<String, String>> headers, Content body) {

    private static final JsonMapper JSON = new JsonMapper();

    /** A short answer of the gateway itself, in API Gateway's words. */
    static GatewayResponse message(int status, String message) {
        Content body = Content.ofText("{\"message\":\"%s\"}".formatted(message));
        return new GatewayResponse(status, List.of(Map.entry("content-type", "application/json")), body);
    }

    static GatewayResponse of(Invocation invocation) {
        return switch (invocation.outcome()) {
            case Outcome.Answered(String answer) -> ofAnswer(answer);
            case Outcome.Failed failed -> message(500, "Internal Server Error");
        };
    }

    /** Reads a function's answer: one with a status code as such, anything else as JSON for the caller. */
    static GatewayResponse ofAnswer(String answer) {
        JsonNode json;
        try {
            json = JSON.readTree(answer);
        } catch (JsonProcessingException e) {
            return message(500, "Internal Server Error");
        }
        if (!json.has("statusCode")) {
            return new GatewayResponse(
                    200, List.of(Map.entry("content-type", "application/json")), Content.ofText(answer));
        }
        int status = json.path("statusCode").asInt();
        return status < 100 || status > 599
                ? message(500, "Internal Server Error")
                : new GatewayResponse(status, headers(json), body(json));
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
