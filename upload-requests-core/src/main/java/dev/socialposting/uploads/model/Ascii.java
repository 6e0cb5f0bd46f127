package dev.socialposting.uploads.model;

/** Kinds of characters of ASCII, for ids: they are checked with every row and line that is read, for which patterns are too slow. */
final class Ascii {
    private Ascii() {}

    static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    static boolean isSmallLetter(char character) {
        return character >= 'a' && character <= 'z';
    }

    static boolean isLetterOrDigit(char character) {
        return isSmallLetter(character) || isDigit(character) || (character >= 'A' && character <= 'Z');
    }

    /** A digit of a hexadecimal number in small letters. */
    static boolean isSmallHexDigit(char character) {
        return isDigit(character) || (character >= 'a' && character <= 'f');
    }
}
