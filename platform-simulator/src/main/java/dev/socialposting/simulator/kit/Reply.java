package dev.socialposting.simulator.kit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.socialposting.simulator.http.SimulatorResponse;
import dev.socialposting.simulator.model.AccountKey;
import dev.socialposting.simulator.state.SimulatorState;
import java.util.Optional;

/** How a platform answers a call. */
public interface Reply {
    /** The HTTP status of an answer to who calls too often. */
    int TOO_MANY_REQUESTS = 429;

    /** Whether the call did what it should. */
    boolean succeeded();

    /** The error's code, as the journal shows it. */
    Optional<String> errorCode();

    /**
     * What goes over the wire.
     *
     * @param account whom the call was about, when that could be told
     */
    SimulatorResponse render(SimulatorState state, Optional<AccountKey> account);

    /** An answer that needs nothing else to be written. */
    record Plain(SimulatorResponse response, boolean succeeded, Optional<String> errorCode) implements Reply {
        @Override
        public SimulatorResponse render(SimulatorState state, Optional<AccountKey> account) {
            return response;
        }
    }

    /** The call did what it should. */
    static Reply done(SimulatorResponse response) {
        return new Plain(response, true, Optional.empty());
    }

    /** The call was refused, or failed, without a code for the journal. */
    static Reply failed(SimulatorResponse response) {
        return new Plain(response, false, Optional.empty());
    }

    /** The call did what it should, and JSON tells of it. */
    static Reply json(JsonNode body) {
        return done(SimulatorResponse.json(200, body.toString()));
    }

    /** The call was refused, or failed, as JSON tells in the platform's words. */
    static Reply error(int status, String code, JsonNode body) {
        return new Plain(SimulatorResponse.json(status, body.toString()), false, Optional.of(code));
    }

    /** Cuts the connection. */
    static Reply cut() {
        return failed(new SimulatorResponse.ConnectionCut());
    }

    /** The HTML page of a proxy in front of a platform that is down. */
    static Reply htmlPage(int status) {
        return failed(SimulatorResponse.html(
                status,
                "<!DOCTYPE html><html><head><title>Error</title></head><body><h1>Sorry, something went wrong.</h1>"
                        + "<p>We're working on it and we'll get it fixed as soon as we can.</p></body></html>"));
    }

    /**
     * Too many requests, in words that are not the platform's.
     *
     * @param body {@code html}, {@code json} or {@code empty}
     * @param retryAfter the header of that name; empty for none
     */
    static Reply tooManyRequests(String body, String retryAfter) {
        SimulatorResponse.Answer answer = switch (body) {
            case "html" ->
                SimulatorResponse.html(
                        TOO_MANY_REQUESTS, "<!DOCTYPE html><html><body><h1>Too Many Requests</h1></body></html>");
            case "json" -> SimulatorResponse.json(TOO_MANY_REQUESTS, "{\"message\":\"Too many requests\"}");
            default -> SimulatorResponse.html(TOO_MANY_REQUESTS, "");
        };
        return failed(retryAfter.isEmpty() ? answer : answer.withHeader("Retry-After", retryAfter));
    }
}
