package dev.socialposting.platforms.rules;

import java.util.ArrayList;
import java.util.List;

/**
 * What is read as one: a character with the marks on it and whatever beside it is not seen. An emoji that is made of several emoji is
 * as many signs.
 *
 * @param base the first of its code points
 * @param isMarked whether there are marks on it, other than what chooses between an emoji and a plain character
 * @param isOnKey whether it is drawn as a key, which makes an emoji of a digit, a {@code #} or a {@code *}
 */
record Sign(int base, boolean isMarked, boolean isOnKey) {
    private static final int KEY = 0x20E3;
    private static final int AS_TEXT = 0xFE0E;
    private static final int AS_EMOJI = 0xFE0F;
    private static final int FIRST_OF_FLAG = 0x1F1E6;
    private static final int LAST_OF_FLAG = 0x1F1FF;

    /** It is not seen, but there is a break. */
    private static final int ZERO_WIDTH_SPACE = 0x200B;

    private static final Sign BEYOND_THE_TEXT = new Sign(' ', false, false);

    static List<Sign> listOf(String text) {
        List<Sign> signs = new ArrayList<>(text.length());
        text.codePoints().forEach(point -> {
            if (signs.isEmpty() || !belongsToSignBefore(point)) {
                signs.add(new Sign(point, false, false));
            } else {
                signs.add(signs.removeLast().with(point));
            }
        });
        return signs;
    }

    /** The sign at a place, which may be before the first or after the last one. */
    static Sign at(List<Sign> signs, int place) {
        return place < 0 || place >= signs.size() ? BEYOND_THE_TEXT : signs.get(place);
    }

    /** Whether it is this character, without marks. */
    boolean is(char character) {
        return base == character && !isMarked;
    }

    /** Letters, digits and underscores. */
    boolean isOfWord() {
        return !isOnKey && (Character.isLetter(base) || isNumber(base) || base == '_');
    }

    /** What a hashtag can hold: what words are made of, and emoji. */
    boolean isOfTag() {
        return isOfWord() || isEmoji();
    }

    /** A dot can be in one, too, but is none. */
    boolean isOfUserName() {
        boolean isAsciiLetter = (base >= 'a' && base <= 'z') || (base >= 'A' && base <= 'Z');
        return !isMarked && (isAsciiLetter || (base >= '0' && base <= '9') || base == '_');
    }

    private boolean isEmoji() {
        return isOnKey
                || Character.isExtendedPictographic(base)
                || Character.isEmojiModifier(base)
                || (base >= FIRST_OF_FLAG && base <= LAST_OF_FLAG);
    }

    private Sign with(int point) {
        boolean isKey = point == KEY && (base == '#' || base == '*' || (base >= '0' && base <= '9'));
        boolean isMark = isMark(point) && point != AS_TEXT && point != AS_EMOJI;
        return isMark ? new Sign(base, true, isOnKey || isKey) : this;
    }

    private static boolean belongsToSignBefore(int point) {
        return isMark(point) || (Character.getType(point) == Character.FORMAT && point != ZERO_WIDTH_SPACE);
    }

    private static boolean isMark(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    private static boolean isNumber(int point) {
        return switch (Character.getType(point)) {
            case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
            default -> false;
        };
    }
}
