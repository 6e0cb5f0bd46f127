package dev.socialposting.platforms.rules;

import java.util.regex.Pattern;

/** Ids of digits, kept as text, for they are too long for a number. None begins with a zero. */
final class NumericIds {
    static final Pattern ID = Pattern.compile("[1-9][0-9]{0,19}");

    private NumericIds() {}

    static boolean isNumericId(String text) {
        return ID.matcher(text).matches();
    }
}
