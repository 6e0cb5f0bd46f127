package dev.socialposting.simulator.graph;

import com.fasterxml.jackson.databind.JsonNode;
import dev.socialposting.simulator.http.SimulatorResponse;

/** How the Graph API answers a call. */
public sealed interface GraphReply {
    /** The HTTP status of an answer to who calls too often. */
    int TOO_MANY_REQUESTS = 429;

    /** The call did what it should. */
    record Data(JsonNode body) implements GraphReply {}

    /** The call was refused, in the Graph API's envelope. */
    record Refused(GraphError error) implements GraphReply {}

    /** Anything that is not the Graph API's own form: an HTML page, another error envelope, no answer at all. */
    record Verbatim(SimulatorResponse response) implements GraphReply {}

    /** Answers {@code {"success":true}}. */
    static GraphReply success() {
        return new Data(Json.object().put("success", true));
    }

    /** Answers {@code {"id":"..."}}. */
    static GraphReply id(String id) {
        return new Data(Json.object().put("id", id));
    }

    /** Cuts the connection. */
    static GraphReply cut() {
        return new Verbatim(new SimulatorResponse.ConnectionCut());
    }

    /** The HTML page of a proxy in front of a platform that is down. */
    static GraphReply htmlPage(int status) {
        return new Verbatim(SimulatorResponse.html(
                status,
                "<!DOCTYPE html><html><head><title>Error</title></head><body><h1>Sorry, something went wrong.</h1>"
                        + "<p>We're working on it and we'll get it fixed as soon as we can.</p></body></html>"));
    }

    /**
     * Too many requests, in words that are not the Graph API's.
     *
     * @param body {@code html}, {@code json} or {@code empty}
     * @param retryAfter the header of that name; empty for none
     */
    static GraphReply tooManyRequests(String body, String retryAfter) {
        SimulatorResponse.Answer answer = switch (body) {
            case "html" ->
                SimulatorResponse.html(
                        TOO_MANY_REQUESTS, "<!DOCTYPE html><html><body><h1>Too Many Requests</h1></body></html>");
            case "json" -> SimulatorResponse.json(TOO_MANY_REQUESTS, "{\"message\":\"Too many requests\"}");
            default -> SimulatorResponse.html(TOO_MANY_REQUESTS, "");
        };
        return new Verbatim(retryAfter.isEmpty() ? answer : answer.withHeader("Retry-After", retryAfter));
    }

    /** Refuses with an error. */
    static GraphReply refused(GraphError error) {
        return new Refused(error);
    }
}
