package dev.socialposting.api.http;

/** What counts as text: everything but NUL, which stores and platforms choke on, and halves of surrogate pairs. */
final class UnicodeText {
    /** What a decoder sets where bytes are no text. */
    static final char REPLACEMENT = '\uFFFD';

    private UnicodeText() {}

    static boolean isText(String value) {
        for (int at = 0; at < value.length(); ) {
            int codePoint = value.codePointAt(at);
            if (!isText(codePoint)) {
                return false;
            }
            at += Character.charCount(codePoint);
        }
        return true;
    }

    static boolean isText(int codePoint) {
        return codePoint != 0 && !(codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
    }
}
