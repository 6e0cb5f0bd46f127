package dev.socialposting.accounts;

import java.util.regex.Pattern;

/** Names a grant among its user's. */
public record GrantId(String value) {
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    /** 1 to 64 letters, digits, hyphens and underscores. */
    public GrantId {
        if (!SHAPE.matcher(value).matches()) {
            throw new IllegalArgumentException("not an id of a grant: " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
