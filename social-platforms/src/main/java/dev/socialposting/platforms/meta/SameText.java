package dev.socialposting.platforms.meta;

import java.text.Normalizer;

/** Compares a text we sent with one a platform shows: platforms trim ends, change line ends and compose characters. */
public final class SameText {
    private SameText() {}

    public static boolean same(String one, String other) {
        return canonical(one).equals(canonical(other));
    }

    private static String canonical(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .replace("\r\n", "\n")
                .strip();
    }
}
