package dev.socialposting.api.uploads;

import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.LogEntry;
import dev.socialposting.uploads.model.LogLevel;
import dev.socialposting.uploads.model.LogPosition;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the log of a posting says about something that its user did. */
final class LogLines {
    private LogLines() {}

    /**
     * Something that may not be as it was meant.
     *
     * @param fields what the line has beside its message
     */
    record Warning(String message, Map<String, Object> fields) {}

    /**
     * One line, and one for each warning.
     *
     * @param version of the row as it was written
     */
    static List<LogEntry> of(
            Destination destination, long version, Instant now, String message, List<Warning> warnings) {
        List<LogEntry> lines = new ArrayList<>();
        lines.add(new LogEntry(destination, new LogPosition(version, 0), now, LogLevel.INFO, message, Map.of()));
        for (Warning warning : warnings) {
            LogPosition position = new LogPosition(version, lines.size());
            lines.add(new LogEntry(destination, position, now, LogLevel.WARNING, warning.message(), warning.fields()));
        }
        return lines;
    }
}
