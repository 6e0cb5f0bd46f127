package dev.socialposting.accounts;

/**
 * The secret that gets new credentials from a platform.
 *
 * @param value as the platform gave it; never to be logged or answered
 */
public record RefreshToken(String value) {
    public RefreshToken {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a refresh token is not blank");
        }
    }

    @Override
    public String toString() {
        return "RefreshToken[masked]";
    }
}
