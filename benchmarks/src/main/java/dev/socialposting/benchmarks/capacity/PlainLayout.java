package dev.socialposting.benchmarks.capacity;

import dev.socialposting.benchmarks.virtual.Tables;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.LogEntry;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * The yardstick: one item holds a request, its destinations and all of their logs, and a line is added by {@code list_append}. It is in
 * no index, though a list of requests would need one; that favours it.
 */
final class PlainLayout {
    private final Tables tables;
    private final Map<String, AttributeValue> key =
            Map.of("request_id", text(UUID.randomUUID().toString()), "item", text("request"));

    /** A new item, without a line. */
    PlainLayout(Tables tables, Iterable<Destination> destinations) {
        this.tables = tables;
        Map<String, AttributeValue> postings = new HashMap<>();
        destinations.forEach(destination -> postings.put(
                destination.toString(),
                AttributeValue.fromM(Map.of(
                        "status", text("queued"), "step", text("none"), "logs", AttributeValue.fromL(List.of())))));
        Map<String, AttributeValue> item = new HashMap<>(key);
        item.put("owner", text("local-user"));
        item.put("video_url", text("http://127.0.0.1:8090/videos/vertical.mp4"));
        item.put("caption", text("What does it cost? #costs"));
        item.put("created_at", text("2026-01-01T00:00:00.123Z"));
        item.put("destinations", AttributeValue.fromM(postings));
        tables.client().putItem(put -> put.tableName(tables.name()).item(item));
    }

    /** Adds a line: what ours has, but for what makes it an item of its own. */
    void append(LogEntry entry) {
        AttributeValue line = AttributeValue.fromM(Map.of(
                "timestamp", text(entry.timestamp().toString()),
                "level", text(entry.level().name()),
                "code", text(entry.code().word()),
                "message", text(entry.message()),
                "fields",
                        AttributeValue.fromM(entry.fields().entrySet().stream()
                                .collect(Collectors.toMap(
                                        Map.Entry::getKey,
                                        field -> text(field.getValue().toString()))))));
        update(
                entry,
                "SET destinations.#d.logs = list_append(destinations.#d.logs, :value)",
                AttributeValue.fromL(List.of(line)));
    }

    /** Notes another step of a posting. */
    void move(LogEntry first, Instant at) {
        update(first, "SET destinations.#d.step = :value", text(at.toString()));
    }

    private void update(LogEntry entry, String expression, AttributeValue value) {
        tables.client()
                .updateItem(update -> update.tableName(tables.name())
                        .key(key)
                        .updateExpression(expression)
                        .expressionAttributeNames(
                                Map.of("#d", entry.destination().toString()))
                        .expressionAttributeValues(Map.of(":value", value)));
    }

    private static AttributeValue text(String value) {
        return AttributeValue.fromS(value);
    }
}
