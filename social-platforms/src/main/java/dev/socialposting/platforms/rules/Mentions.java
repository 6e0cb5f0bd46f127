package dev.socialposting.platforms.rules;

import java.util.List;

/**
 * Counts mentions: an {@code @} that is not inside a word, and after it a user name of ASCII letters, digits, underscores and dots, not of
 * dots alone. None is in a web address or an e-mail address. A fullwidth {@code ＠} makes none.
 */
final class Mentions {
    private Mentions() {}

    static int count(String text) {
        return text.indexOf('@') < 0 ? 0 : count(Sign.listOf(WebAddresses.blankedIn(text)));
    }

    private static int count(List<Sign> signs) {
        int count = 0;
        for (int at = 0; at < signs.size(); at++) {
            Sign before = Sign.at(signs, at - 1);
            boolean isStart = signs.get(at).is('@') && !before.isOfWord() && !before.is('@');
            count += isStart && isName(signs, at + 1) ? 1 : 0;
        }
        return count;
    }

    private static boolean isName(List<Sign> signs, int start) {
        int at = start;
        while (Sign.at(signs, at).is('.')) {
            at++;
        }
        return Sign.at(signs, at).isOfUserName();
    }
}
