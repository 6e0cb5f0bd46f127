package dev.socialposting.uploads.model;

import java.nio.charset.StandardCharsets;

/** Texts of any length, made to fit: cut between characters, and then it is said that they were. */
final class BoundedText {
    private static final int MOST_BYTES_PER_CHAR = 3;

    private BoundedText() {}

    /**
     * The text, or its beginning. What fits stays as it is, also what was cut before.
     *
     * @param maxBytes of UTF-8, the mark included
     * @param mark what a text that was cut ends with
     */
    static String cut(String text, int maxBytes, String mark) {
        if (text.length() <= maxBytes / MOST_BYTES_PER_CHAR || bytes(text) <= maxBytes) {
            return text;
        }
        int left = maxBytes - bytes(mark);
        int end = 0;
        while (end < text.length()) {
            int next = text.offsetByCodePoints(end, 1);
            left -= bytes(text.substring(end, next));
            if (left < 0) {
                break;
            }
            end = next;
        }
        return text.substring(0, end) + mark;
    }

    /** How long it is in UTF-8. */
    static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
