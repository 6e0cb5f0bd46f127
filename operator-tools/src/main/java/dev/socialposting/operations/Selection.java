package dev.socialposting.operations;

import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.model.UserId;
import java.util.Optional;

/**
 * Which dead letters are meant: those of which all that is given is true. Nothing given means all.
 *
 * @param message the message's id, as the queue has it
 * @param platform of the destination
 * @param code of the posting's error
 */
record Selection(
        Optional<String> message,
        Optional<RequestId> request,
        Optional<UserId> user,
        Optional<String> platform,
        Optional<String> code) {
    static final Selection ALL =
            new Selection(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    boolean isAll() {
        return equals(ALL);
    }

    boolean includes(Finding finding) {
        return isMet(message, Optional.of(finding.letter().messageId()))
                && isMet(request, finding.request())
                && isMet(user, finding.user())
                && isMet(platform, finding.platform())
                && isMet(code, finding.code());
    }

    private static <T> boolean isMet(Optional<T> wanted, Optional<T> found) {
        return wanted.isEmpty() || wanted.equals(found);
    }
}
