package dev.socialposting.accounts;

/**
 * The secret that lets us act on an account.
 *
 * @param value as the platform gave it; never to be logged or answered
 */
public record AccessToken(String value) {
    public AccessToken {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a token is not blank");
        }
    }

    @Override
    public String toString() {
        return "AccessToken[masked]";
    }
}
