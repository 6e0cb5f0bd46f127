package dev.socialposting.uploads.model;

/**
 * A social platform by its name in the API, such as {@code clips}.
 *
 * <p>An open type: which platforms can be posted to is known by the platform rules and the publishers, so that a row that
 * names a platform this version does not know can still be read.
 *
 * @param name 2 to 20 lower-case letters and digits
 */
public record Platform(String name) {
    private static final int MIN_LENGTH = 2;
    private static final int MAX_LENGTH = 20;

    public Platform {
        if (!isName(name)) {
            throw new IllegalArgumentException("not a platform name: " + name);
        }
    }

    static boolean isName(String text) {
        if (text.length() < MIN_LENGTH || text.length() > MAX_LENGTH || !Ascii.isSmallLetter(text.charAt(0))) {
            return false;
        }
        for (int at = 1; at < text.length(); at++) {
            if (!Ascii.isSmallLetter(text.charAt(at)) && !Ascii.isDigit(text.charAt(at))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return name;
    }
}
