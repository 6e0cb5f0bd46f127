package dev.socialposting.uploads.model;

/** Kinds of characters of ASCII. Ids are checked wherever they are made; without patterns, which take ten times as long. */
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
