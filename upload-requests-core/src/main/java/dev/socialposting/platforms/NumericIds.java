package dev.socialposting.platforms;

import java.util.regex.Pattern;

/** Meta's ids: digits, kept as text. */
final class NumericIds {
    private static final Pattern NUMERIC_ID = Pattern.compile("[0-9]{1,20}");

    private NumericIds() {}

    static boolean isNumericId(String text) {
        return NUMERIC_ID.matcher(text).matches();
    }
}
