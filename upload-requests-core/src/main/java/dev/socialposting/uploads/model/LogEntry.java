package dev.socialposting.uploads.model;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One line of the log that a user reads to understand what happened to a posting.
 *
 * @param code what the line tells, for programs
 * @param message the same as a sentence for the user; its wording may change
 * @param fields more facts by name: {@link String}, {@link Long} or {@link Boolean}, in the order they are shown. What is longer than
 *     {@link #MAX_TEXT} is cut and ends with a mark, so that an entry can always be stored
 */
public record LogEntry(
        Destination destination,
        LogPosition position,
        Instant timestamp,
        LogLevel level,
        LogCode code,
        String message,
        Map<String, Object> fields) {
    /** The longest text, in bytes of UTF-8. */
    public static final int MAX_TEXT = 32 * 1024;

    /** DynamoDB takes items of 400 KB. */
    private static final int MAX_TEXTS = 320 * 1024;

    private static final String MARK = " … (cut)";

    /** As much of a text as a log keeps, however few others there are. */
    public static String kept(String text) {
        return BoundedText.cut(text, MAX_TEXT, MARK);
    }

    public LogEntry {
        fields.forEach((name, value) -> {
            if (!(value instanceof String || value instanceof Long || value instanceof Boolean)) {
                throw new IllegalArgumentException("log field " + name + " has a value of an unknown type");
            }
        });
        int longest = Math.min(MAX_TEXT, MAX_TEXTS / (fields.size() + 1));
        message = BoundedText.cut(message, longest, MARK);
        Map<String, Object> bounded = new LinkedHashMap<>(fields);
        bounded.replaceAll((_, value) -> value instanceof String text ? BoundedText.cut(text, longest, MARK) : value);
        fields = Collections.unmodifiableMap(bounded);
    }
}
