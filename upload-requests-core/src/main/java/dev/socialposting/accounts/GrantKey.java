package dev.socialposting.accounts;

import dev.socialposting.uploads.model.UserId;

/** Which grant of which user. */
public record GrantKey(UserId userId, GrantId id) implements CredentialsKey {
    @Override
    public String record() {
        return "grant:" + id;
    }
}
