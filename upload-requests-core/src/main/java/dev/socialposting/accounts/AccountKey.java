package dev.socialposting.accounts;

import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.UserId;

/** Which account of which user: a token encrypted for one key cannot be decrypted for another. */
public record AccountKey(UserId userId, Destination destination) {}
