package dev.socialposting.uploads.model;

import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The place of an entry in the log of one posting. Positions grow as the log does, whatever the writers' clocks say: whoever
 * writes log entries has just written the row, so that no two writers share a row version, and a later writer has a higher one.
 *
 * @param rowVersion the version of the row that the writer of the entry had last written
 * @param index counts that writer's entries since then, from 0
 */
public record LogPosition(long rowVersion, int index) implements Comparable<LogPosition> {
    private static final Pattern TEXT = Pattern.compile("(\\d{10})#(\\d{6})");
    private static final Comparator<LogPosition> ORDER =
            Comparator.comparingLong(LogPosition::rowVersion).thenComparingInt(LogPosition::index);

    public LogPosition {
        if (rowVersion < 1 || rowVersion > 9_999_999_999L || index < 0 || index > 999_999) {
            throw new IllegalArgumentException("not a log position: " + rowVersion + "#" + index);
        }
    }

    /** Reads what {@link #toString} writes; empty when the text has another shape. */
    public static Optional<LogPosition> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches() && Long.parseLong(matcher.group(1)) > 0
                ? Optional.of(new LogPosition(Long.parseLong(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    @Override
    public int compareTo(LogPosition other) {
        return ORDER.compare(this, other);
    }

    /** Text that sorts as the positions do: ten digits, {@code #}, six digits. */
    @Override
    public String toString() {
        return "%010d#%06d".formatted(rowVersion, index);
    }
}
