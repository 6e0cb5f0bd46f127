package dev.socialposting.uploads.model;

import java.util.regex.Pattern;

/**
 * A social platform by its name in the API, such as {@code instagram}.
 *
 * <p>An open type: which platforms can be posted to is known by the platform rules and the publishers, so that a row that
 * names a platform this version does not know can still be read.
 *
 * @param name 2 to 20 lower-case letters and digits
 */
public record Platform(String name) {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]{1,19}");

    public Platform {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("not a platform name: " + name);
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
