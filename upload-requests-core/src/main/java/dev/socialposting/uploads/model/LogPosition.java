package dev.socialposting.uploads.model;

import java.util.Comparator;
import java.util.Optional;

/**
 * The place of an entry in the log of one posting. Positions grow as the log does, whatever the writers' clocks say: whoever
 * writes log entries has just written the row, so that no two writers share a row version, and a later writer has a higher one.
 *
 * @param rowVersion the version of the row that the writer of the entry had last written
 * @param index counts that writer's entries since then, from 0
 */
public record LogPosition(long rowVersion, int index) implements Comparable<LogPosition> {
    private static final int VERSION_DIGITS = 10;
    private static final int INDEX_DIGITS = 6;
    private static final long MAX_ROW_VERSION = 9_999_999_999L;
    private static final int MAX_INDEX = 999_999;

    /** Where every log begins at the earliest. */
    public static final LogPosition FIRST = new LogPosition(1, 0);

    /** Nothing comes after it. */
    public static final LogPosition LAST = new LogPosition(MAX_ROW_VERSION, MAX_INDEX);

    private static final Comparator<LogPosition> ORDER =
            Comparator.comparingLong(LogPosition::rowVersion).thenComparingInt(LogPosition::index);

    public LogPosition {
        if (rowVersion < 1 || rowVersion > MAX_ROW_VERSION || index < 0 || index > MAX_INDEX) {
            throw new IllegalArgumentException("not a log position: " + rowVersion + "#" + index);
        }
    }

    /** Reads what {@link #toString} writes; empty when the text has another shape. */
    public static Optional<LogPosition> parse(String text) {
        if (!isOfForm(text)) {
            return Optional.empty();
        }
        long rowVersion = Long.parseLong(text, 0, VERSION_DIGITS, 10);
        int index = Integer.parseInt(text, VERSION_DIGITS + 1, text.length(), 10);
        return rowVersion > 0 ? Optional.of(new LogPosition(rowVersion, index)) : Optional.empty();
    }

    private static boolean isOfForm(String text) {
        if (text.length() != VERSION_DIGITS + 1 + INDEX_DIGITS) {
            return false;
        }
        for (int at = 0; at < text.length(); at++) {
            boolean fits = at == VERSION_DIGITS ? text.charAt(at) == '#' : Ascii.isDigit(text.charAt(at));
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int compareTo(LogPosition other) {
        return ORDER.compare(this, other);
    }

    /**
     * The one right after this one.
     *
     * @throws IllegalArgumentException if this is the {@link #LAST}
     */
    public LogPosition next() {
        return index < MAX_INDEX ? new LogPosition(rowVersion, index + 1) : new LogPosition(rowVersion + 1, 0);
    }

    private static String padded(long number, int digits) {
        String text = Long.toString(number);
        return "0".repeat(digits - text.length()) + text;
    }

    /** Text that sorts as the positions do: ten digits, {@code #}, six digits. */
    @Override
    public String toString() {
        return padded(rowVersion, VERSION_DIGITS) + "#" + padded(index, INDEX_DIGITS);
    }
}
