package dev.socialposting.api.http;

import java.util.Optional;

/** What a call that changes something is about to do, when all that could be said against it has been looked for. */
@FunctionalInterface
public interface Deed {
    /** Does it. */
    Reply carryOut();

    /** What an earlier call that did the same was answered, if the call says that it may be a repeated one. Changes nothing. */
    default Optional<Reply> ifDoneBefore() {
        return Optional.empty();
    }
}
