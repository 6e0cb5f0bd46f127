package dev.socialposting.platforms.rules;

import java.text.Normalizer;
import java.util.Locale;

/**
 * The ways in which a text is counted, by the names that clients know them by. What looks alike counts alike: counted is the text in
 * its composed form (NFC).
 *
 * <p>The dashboard counts by code of its own; {@code shared-cases/counting.json} holds both to the same counts.
 */
public enum CountingMethod {
    /** Unicode code points. */
    CODE_POINTS,
    /** See {@link Hashtags}. */
    HASHTAGS,
    /** See {@link Mentions}. */
    MENTIONS;

    /** No character before this one is changed by composition; captions without one need not be composed. */
    private static final int FIRST_OF_COMPOSITION = 0x300;

    /** Its name for clients, such as {@code code_points}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    public int count(String text) {
        String composed = composed(text);
        return switch (this) {
            case CODE_POINTS -> composed.codePointCount(0, composed.length());
            case HASHTAGS -> Hashtags.count(composed);
            case MENTIONS -> Mentions.count(composed);
        };
    }

    private static String composed(String text) {
        return text.chars().allMatch(character -> character < FIRST_OF_COMPOSITION)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFC);
    }
}
