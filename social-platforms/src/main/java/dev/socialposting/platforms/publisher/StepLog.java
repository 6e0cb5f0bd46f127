package dev.socialposting.platforms.publisher;

import java.util.Map;

/** Where a step tells the user what it found. Field values are strings, longs or booleans. */
public interface StepLog {
    void info(String message, Map<String, Object> fields);

    void warning(String message, Map<String, Object> fields);
}
