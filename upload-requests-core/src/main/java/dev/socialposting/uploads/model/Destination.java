package dev.socialposting.uploads.model;

import java.util.Optional;

/**
 * One account on one platform, written {@code platform:account_id}, such as {@code clips:1000000001}.
 *
 * @param accountId the platform's own id of the account: 1 to 128 letters, digits and {@code . _ : @ -}
 */
public record Destination(Platform platform, String accountId) {
    private static final int MAX_ACCOUNT_ID_LENGTH = 128;
    private static final String MARKS_IN_ACCOUNT_IDS = "._:@-";

    public Destination {
        if (!isAccountId(accountId)) {
            throw new IllegalArgumentException("not an account id: " + accountId);
        }
    }

    /** Reads {@code platform:account_id}; empty when the text has another shape. */
    public static Optional<Destination> parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0) {
            return Optional.empty();
        }
        String platform = text.substring(0, colon);
        String accountId = text.substring(colon + 1);
        return Platform.isName(platform) && isAccountId(accountId)
                ? Optional.of(new Destination(new Platform(platform), accountId))
                : Optional.empty();
    }

    private static boolean isAccountId(String text) {
        if (text.isEmpty() || text.length() > MAX_ACCOUNT_ID_LENGTH || !Ascii.isLetterOrDigit(text.charAt(0))) {
            return false;
        }
        for (int at = 1; at < text.length(); at++) {
            char character = text.charAt(at);
            if (!Ascii.isLetterOrDigit(character) && MARKS_IN_ACCOUNT_IDS.indexOf(character) < 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return platform + ":" + accountId;
    }
}
