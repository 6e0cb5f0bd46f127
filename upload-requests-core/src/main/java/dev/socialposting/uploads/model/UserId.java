package dev.socialposting.uploads.model;

/**
 * The caller an upload request or an account belongs to: the {@code sub} claim of the caller's token.
 *
 * @param value 1 to 255 characters, as OpenID Connect Core 1.0 section 2 bounds {@code sub}
 */
public record UserId(String value) {
    public static final int MAX_LENGTH = 255;

    public UserId {
        if (value.isBlank() || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("a user id has 1 to 255 characters");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
