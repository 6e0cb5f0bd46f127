package dev.socialposting.uploads.queue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.NudgeId;
import dev.socialposting.uploads.model.RequestId;
import java.util.Optional;

/** A nudge as the text of a message: {@code {"request_id": "...", "destination": "platform:account", "nudge_id": "..."}}. */
public final class NudgeMessage {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MAX_NUDGE_ID_LENGTH = 64;

    private NudgeMessage() {}

    public static String write(Nudge nudge) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("request_id", nudge.requestId().value())
                .put("destination", nudge.destination().toString());
        nudge.id().ifPresent(id -> body.put("nudge_id", id.value()));
        return body.toString();
    }

    /** Reads a message; what is not a nudge of ours comes back with the reason. */
    public static Parsed parse(String text) {
        JsonNode body;
        try {
            body = JSON.readTree(text);
        } catch (JsonProcessingException _) {
            return new Parsed.NotANudge("it is not JSON");
        }
        Optional<RequestId> requestId = RequestId.parse(text(body, "request_id"));
        if (requestId.isEmpty()) {
            return new Parsed.NotANudge("it has no request_id that is a UUID");
        }
        Optional<Destination> destination = Destination.parse(text(body, "destination"));
        if (destination.isEmpty()) {
            return new Parsed.NotANudge("it has no destination of the form platform:account_id");
        }
        return new Parsed.Ours(new Nudge(requestId.get(), destination.get(), nudgeId(body)));
    }

    private static Optional<NudgeId> nudgeId(JsonNode body) {
        String id = text(body, "nudge_id");
        return id.isBlank() || id.length() > MAX_NUDGE_ID_LENGTH ? Optional.empty() : Optional.of(new NudgeId(id));
    }

    /** Empty for what is missing and for what is no text, null above all. */
    private static String text(JsonNode body, String name) {
        return body.path(name).isTextual() ? body.path(name).textValue() : "";
    }

    /** A message read. */
    public sealed interface Parsed {
        record Ours(Nudge nudge) implements Parsed {}

        record NotANudge(String reason) implements Parsed {}
    }
}
