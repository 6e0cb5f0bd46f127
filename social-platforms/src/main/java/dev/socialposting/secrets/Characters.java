package dev.socialposting.secrets;

/**
 * Which characters of ASCII a text has, a bit for each. Found in one pass over it, after which nearly everything that the text cannot
 * contain is known without another one.
 *
 * @param low the codes below 64
 * @param high the codes from 64 to 127
 */
public record Characters(long low, long high) {
    private static final long CAPITALS = 0x7FFFFFEL;

    /** As far as a small letter is from its capital. */
    private static final int CASES_DIFFER_BY = 32;

    static Characters of(String text) {
        long low = 0;
        long high = 0;
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (character < Long.SIZE) {
                low |= 1L << character;
            } else if (character < 2 * Long.SIZE) {
                high |= 1L << (character - Long.SIZE);
            }
        }
        return new Characters(low, high);
    }

    /** Those that the text has and, of its capitals, the small letters besides. */
    Characters inLowerCase() {
        return new Characters(low, high | (high & CAPITALS) << CASES_DIFFER_BY);
    }

    boolean haveAllOf(Characters others) {
        return (others.low & ~low) == 0 && (others.high & ~high) == 0;
    }
}
