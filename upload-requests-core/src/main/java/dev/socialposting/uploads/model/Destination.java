package dev.socialposting.uploads.model;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One account on one platform, written {@code platform:account_id}, such as {@code instagram:17841400000000001}.
 *
 * @param accountId the platform's own id of the account: 1 to 128 letters, digits and {@code . _ : @ -}
 */
public record Destination(Platform platform, String accountId) {
    private static final Pattern ACCOUNT_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:@-]{0,127}");
    private static final Pattern TEXT = Pattern.compile("([a-z][a-z0-9]{1,19}):(" + ACCOUNT_ID.pattern() + ")");

    public Destination {
        if (!ACCOUNT_ID.matcher(accountId).matches()) {
            throw new IllegalArgumentException("not an account id: " + accountId);
        }
    }

    /** Reads {@code platform:account_id}; empty when the text has another shape. */
    public static Optional<Destination> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches()
                ? Optional.of(new Destination(new Platform(matcher.group(1)), matcher.group(2)))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return platform + ":" + accountId;
    }
}
