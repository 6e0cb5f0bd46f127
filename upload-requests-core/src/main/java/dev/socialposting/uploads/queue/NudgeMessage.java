package dev.socialposting.uploads.queue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.NudgeId;
import dev.socialposting.uploads.model.RequestId;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A nudge as the text of a message: {@code {"kind": "posting", "request_id": "...", "destination": "platform:account", "nudge_id": "..."}}, and
 * {@code "past_deadline"}, an instant, if an operator lets its posting pass that deadline.
 */
public final class NudgeMessage {
    private static final JsonFactory JSON = new JsonFactory();

    /** The kind of a nudge that speaks of a posting, and of one that names no kind. */
    private static final String POSTING = "posting";

    private static final int MAX_NUDGE_ID_LENGTH = 64;

    private NudgeMessage() {}

    public static String write(Nudge nudge) {
        StringWriter text = new StringWriter();
        try (JsonGenerator body = JSON.createGenerator(text)) {
            body.writeStartObject();
            body.writeStringField("kind", POSTING);
            body.writeStringField("request_id", nudge.requestId().value());
            body.writeStringField("destination", nudge.destination().toString());
            if (nudge.id().isPresent()) {
                body.writeStringField("nudge_id", nudge.id().get().value());
            }
            if (nudge.pastDeadline().isPresent()) {
                body.writeStringField(
                        "past_deadline", nudge.pastDeadline().get().toString());
            }
            body.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException("a text in memory cannot be written", impossible);
        }
        return text.toString();
    }

    /** Reads a message; what is not a nudge of ours comes back with the reason. */
    public static Parsed parse(String text) {
        Map<String, String> texts;
        try (JsonParser body = JSON.createParser(text)) {
            texts = texts(body);
        } catch (JsonProcessingException _) {
            return new Parsed.NotANudge("it is not JSON");
        } catch (IOException impossible) {
            throw new UncheckedIOException("a text in memory cannot be read", impossible);
        }
        String kind = texts.getOrDefault("kind", POSTING);
        if (!kind.equals(POSTING)) {
            return new Parsed.NotANudge("its kind is none that this version knows: " + kind);
        }
        Optional<RequestId> requestId = RequestId.parse(texts.getOrDefault("request_id", ""));
        if (requestId.isEmpty()) {
            return new Parsed.NotANudge("it has no request_id that is a UUID");
        }
        Optional<Destination> destination = Destination.parse(texts.getOrDefault("destination", ""));
        if (destination.isEmpty()) {
            return new Parsed.NotANudge("it has no destination of the form platform:account_id");
        }
        return new Parsed.Ours(new Nudge(requestId.get(), destination.get(), nudgeId(texts), pastDeadline(texts)));
    }

    /** What is no instant lets nothing pass. */
    private static Optional<Instant> pastDeadline(Map<String, String> texts) {
        try {
            return Optional.ofNullable(texts.get("past_deadline")).map(Instant::parse);
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    private static Optional<NudgeId> nudgeId(Map<String, String> texts) {
        String id = texts.getOrDefault("nudge_id", "");
        return id.isBlank() || id.length() > MAX_NUDGE_ID_LENGTH ? Optional.empty() : Optional.of(new NudgeId(id));
    }

    /** The members of an object that are texts; none if it is no object. */
    private static Map<String, String> texts(JsonParser body) throws IOException {
        Map<String, String> texts = new HashMap<>();
        if (body.nextToken() == JsonToken.START_OBJECT) {
            while (body.nextToken() != JsonToken.END_OBJECT) {
                String name = body.currentName();
                texts.remove(name);
                if (body.nextToken() == JsonToken.VALUE_STRING) {
                    texts.put(name, body.getText());
                }
                body.skipChildren();
            }
        } else {
            body.skipChildren();
        }
        return texts;
    }

    /** A message read. */
    public sealed interface Parsed {
        record Ours(Nudge nudge) implements Parsed {}

        record NotANudge(String reason) implements Parsed {}
    }
}
