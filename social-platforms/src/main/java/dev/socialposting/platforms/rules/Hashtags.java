package dev.socialposting.platforms.rules;

import java.util.List;

/**
 * Counts hashtags: a {@code #} that begins a word, and after it letters, digits, underscores or emoji. One may begin where the one before
 * it ends.
 *
 * <p>None is in a web address, in an escape of HTML (the sign after an ampersand), or made by the emoji of a {@code #} on a key. A fullwidth
 * {@code ＃} makes none.
 */
final class Hashtags {
    private Hashtags() {}

    static int count(String text) {
        return text.indexOf('#') < 0 ? 0 : count(Sign.listOf(WebAddresses.blankedIn(text)));
    }

    private static int count(List<Sign> signs) {
        int count = 0;
        boolean isInTag = false;
        for (int at = 0; at < signs.size(); at++) {
            Sign sign = signs.get(at);
            if (sign.is('#')) {
                boolean isAtStart = isInTag || beginsWord(Sign.at(signs, at - 1));
                isInTag = isAtStart && Sign.at(signs, at + 1).isOfTag();
                count += isInTag ? 1 : 0;
            } else {
                isInTag &= sign.isOfTag();
            }
        }
        return count;
    }

    private static boolean beginsWord(Sign before) {
        return !before.isOfWord() && !before.is('&');
    }
}
