package dev.socialposting.benchmarks.virtual;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.benchmarks.runtime.SampleEvents;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.queue.InMemoryPostingQueue.Delivery;
import java.util.List;

/** Events as AWS hands them over, made from the files of {@code events/}. */
public final class Events {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Events() {}

    /** A call that posts a video to these destinations, without an idempotency key. */
    public static String post(String videoUrl, String caption, List<Destination> destinations) {
        ObjectNode body = JSON.createObjectNode().put("video_url", videoUrl).put("caption", caption);
        ArrayNode list = body.putArray("destinations");
        destinations.forEach(destination -> list.add(destination.toString()));
        ObjectNode event = object(SampleEvents.read(SampleEvents.file("api-create-post.json")));
        object(event.path("headers")).remove("idempotency-key");
        return event.put("body", body.toString()).toString();
    }

    /** The same call with a key. */
    public static String withKey(String post, String idempotencyKey) {
        ObjectNode event = object(SampleEvents.read(post));
        object(event.path("headers")).put("idempotency-key", idempotencyKey);
        return event.toString();
    }

    /** A call that connects an account of nobody's. */
    public static String connect(Destination destination) {
        String kind = destination.platform().name().equals("instagram") ? "IGAA" : "EAA";
        return connect(destination, kind + "TokenOfNobodyInParticular");
    }

    public static String connect(Destination destination, String token) {
        String path = "/api/social/accounts/" + destination;
        ObjectNode event = object(SampleEvents.read(get(path, "")));
        object(event.path("requestContext").path("http")).put("method", "PUT");
        object(event.path("headers")).put("content-type", "application/json");
        ObjectNode body =
                JSON.createObjectNode().put("display_name", "An account").put("access_token", token);
        return event.put("body", body.toString()).toString();
    }

    /** A call that only reads. */
    public static String get(String path, String query) {
        ObjectNode event = object(SampleEvents.read(SampleEvents.file("api-list-accounts.json")));
        event.put("rawPath", path).put("rawQueryString", query);
        object(event.path("requestContext").path("http")).put("path", path);
        return event.toString();
    }

    /** The body of an answer of the API. */
    public static JsonNode body(String answer) {
        return SampleEvents.read(SampleEvents.read(answer).path("body").asText());
    }

    static String nudge(Delivery delivery) {
        ObjectNode message = object(SampleEvents.read(SampleEvents.file("worker-nudge.json"))
                .path("Records")
                .path(0));
        message.put("messageId", delivery.messageId())
                .put("receiptHandle", delivery.receipt().handle())
                .put("body", delivery.body());
        object(message.path("attributes")).put("ApproximateReceiveCount", Integer.toString(delivery.receiveCount()));
        ObjectNode event = JSON.createObjectNode();
        event.putArray("Records").add(message);
        return event.toString();
    }

    private static ObjectNode object(JsonNode node) {
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw new IllegalArgumentException("no object: " + node);
    }
}
