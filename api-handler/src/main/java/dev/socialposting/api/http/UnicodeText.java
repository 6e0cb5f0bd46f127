package dev.socialposting.api.http;

/** What counts as text: everything but NUL, which stores and platforms choke on, and halves of surrogate pairs. */
final class UnicodeText {
    private UnicodeText() {}

    static boolean isText(String value) {
        return value.codePoints().allMatch(UnicodeText::isText);
    }

    static boolean isText(int codePoint) {
        return codePoint != 0 && !(codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
    }
}
