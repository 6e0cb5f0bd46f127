package dev.socialposting.api.uploads;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.api.http.Json;
import dev.socialposting.uploads.model.LogEntry;
import java.util.List;

/** Log entries, as users read them. More facts are one level down, so that none can be taken for one of the fixed fields. */
final class LogEntryJson {
    private LogEntryJson() {}

    static ArrayNode write(List<LogEntry> entries) {
        ArrayNode list = Json.array();
        entries.forEach(entry -> list.add(write(entry)));
        return list;
    }

    private static ObjectNode write(LogEntry entry) {
        ObjectNode json = Json.object()
                .put("id", entry.destination() + "#" + entry.position())
                .put("destination", entry.destination().toString())
                .put("timestamp", Json.instant(entry.timestamp()))
                .put("level", entry.level().name())
                .put("code", Words.of(entry.code()))
                .put("message", entry.message());
        if (!entry.fields().isEmpty()) {
            ObjectNode fields = json.putObject("fields");
            entry.fields().forEach((name, value) -> {
                switch (value) {
                    case Boolean flag -> fields.put(name, flag);
                    case Long number -> fields.put(name, number);
                    default -> fields.put(name, value.toString());
                }
            });
        }
        return json;
    }
}
