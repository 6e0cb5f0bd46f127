package dev.socialposting.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.socialposting.simulator.http.SimulatorResponse;
import dev.socialposting.simulator.kit.Json;
import java.util.Optional;

/** A response, read as tests want to read it. */
public record Answered(SimulatorResponse response) {

    /** Whether the connection was cut. */
    public boolean cut() {
        return response instanceof SimulatorResponse.ConnectionCut;
    }

    /** The status; 0 for a cut connection. */
    public int status() {
        return response instanceof SimulatorResponse.Answer answer ? answer.status() : 0;
    }

    /** The body's text; empty for a cut connection. */
    public String text() {
        return response instanceof SimulatorResponse.Answer answer ? answer.text() : "";
    }

    /** The body's JSON; an empty object when it is not JSON. */
    public JsonNode json() {
        return Json.parse(text()).orElseGet(Json::object);
    }

    /** A header's value. */
    public Optional<String> header(String name) {
        return response instanceof SimulatorResponse.Answer answer ? answer.header(name) : Optional.empty();
    }

    /** The text at a JSON pointer; empty when there is none. */
    public String at(String pointer) {
        return json().at(pointer).asText();
    }

    /** {@code code} or {@code code/subcode} of a Graph API error; empty when there is none. */
    public String error() {
        JsonNode error = json().path("error");
        String subcode =
                error.has("error_subcode") ? "/" + error.path("error_subcode").asText() : "";
        return error.path("code").asText() + subcode;
    }
}
