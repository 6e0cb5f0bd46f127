package dev.socialposting.uploads.model;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One line of the log that a user reads to understand what happened to a posting.
 *
 * @param message a sentence for the user
 * @param fields more facts by name: {@link String}, {@link Long} or {@link Boolean}, in the order they are shown
 */
public record LogEntry(
        Destination destination,
        LogPosition position,
        Instant timestamp,
        LogLevel level,
        String message,
        Map<String, Object> fields) {
    public LogEntry {
        fields.forEach((name, value) -> {
            if (!(value instanceof String || value instanceof Long || value instanceof Boolean)) {
                throw new IllegalArgumentException("log field " + name + " has a value of an unknown type");
            }
        });
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
}
