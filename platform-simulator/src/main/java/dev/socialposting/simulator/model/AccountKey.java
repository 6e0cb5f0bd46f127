package dev.socialposting.simulator.model;

import java.util.Optional;

/** Names an account over all platforms, written {@code platform:account_id}. */
public record AccountKey(Platform platform, String accountId) {

    /** Reads {@code platform:account_id}; nothing when it is not of that form. */
    public static Optional<AccountKey> parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 0 || colon == text.length() - 1) {
            return Optional.empty();
        }
        return Optional.of(new AccountKey(new Platform(text.substring(0, colon)), text.substring(colon + 1)));
    }

    @Override
    public String toString() {
        return platform.id() + ":" + accountId;
    }
}
