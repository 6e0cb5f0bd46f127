package dev.socialposting.platforms;

/** Meta's ids: digits, kept as text. */
final class NumericIds {
    private static final int MAX_LENGTH = 20;

    private NumericIds() {}

    static boolean isNumericId(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_LENGTH
                && text.chars().allMatch(character -> character >= '0' && character <= '9');
    }
}
