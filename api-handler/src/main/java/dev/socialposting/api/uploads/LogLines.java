package dev.socialposting.api.uploads;

import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.LogCode;
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
     * What was done.
     *
     * @param fields what the line has beside its message
     */
    record Line(LogCode code, String message, Map<String, Object> fields) {}

    /**
     * Something that may not be as it was meant.
     *
     * @param fields what the line has beside its message
     */
    record Warning(LogCode code, String message, Map<String, Object> fields) {}

    /**
     * One line, and one for each warning.
     *
     * @param version of the row as it was written
     */
    static List<LogEntry> of(Destination destination, long version, Instant now, Line first, List<Warning> warnings) {
        List<LogEntry> lines = new ArrayList<>();
        lines.add(new LogEntry(
                destination,
                new LogPosition(version, 0),
                now,
                LogLevel.INFO,
                first.code(),
                first.message(),
                first.fields()));
        for (Warning warning : warnings) {
            LogPosition position = new LogPosition(version, lines.size());
            lines.add(new LogEntry(
                    destination, position, now, LogLevel.WARNING, warning.code(), warning.message(), warning.fields()));
        }
        return lines;
    }
}
