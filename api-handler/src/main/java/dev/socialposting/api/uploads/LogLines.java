package dev.socialposting.api.uploads;

import dev.socialposting.platforms.PlatformCatalog;
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
     * One line, and a warning for each caution.
     *
     * @param version of the row as it was written
     */
    static List<LogEntry> of(
            Destination destination, long version, Instant now, String message, List<String> cautions) {
        List<LogEntry> lines = new ArrayList<>();
        lines.add(entry(destination, new LogPosition(version, 0), now, LogLevel.INFO, message));
        for (int i = 0; i < cautions.size(); i++) {
            LogPosition position = new LogPosition(version, i + 1);
            lines.add(entry(destination, position, now, LogLevel.WARNING, cautions.get(i)));
        }
        return lines;
    }

    /** What the destination's platform may not like about a caption. */
    static List<String> cautions(PlatformCatalog platforms, Destination destination, String caption) {
        return platforms
                .find(destination.platform())
                .map(rules -> rules.cautions(caption))
                .orElse(List.of());
    }

    private static LogEntry entry(
            Destination destination, LogPosition position, Instant now, LogLevel level, String message) {
        return new LogEntry(destination, position, now, level, message, Map.of());
    }
}
