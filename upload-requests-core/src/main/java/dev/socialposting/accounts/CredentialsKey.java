package dev.socialposting.accounts;

import dev.socialposting.uploads.model.UserId;

/** Which record of which user credentials are stored in: what is encrypted for one cannot be decrypted for another. */
public sealed interface CredentialsKey permits AccountKey, GrantKey {
    /** Whose record it is. */
    UserId userId();

    /** Which one among the user's, for the cipher: stored ciphertexts depend on it. */
    String record();
}
