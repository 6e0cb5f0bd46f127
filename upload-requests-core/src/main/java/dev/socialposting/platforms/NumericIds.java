package dev.socialposting.platforms;

import java.util.regex.Pattern;

/** Meta's ids: digits, kept as text. None begins with a zero: two ways of writing an id would be two accounts. */
final class NumericIds {
    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,19}");

    private NumericIds() {}

    static boolean isNumericId(String text) {
        return ID.matcher(text).matches();
    }
}
