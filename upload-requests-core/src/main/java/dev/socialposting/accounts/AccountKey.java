package dev.socialposting.accounts;

import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.UserId;

/** Which account of which user. */
public record AccountKey(UserId userId, Destination destination) implements CredentialsKey {
    @Override
    public String record() {
        return "account:" + destination;
    }
}
