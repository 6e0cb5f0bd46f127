package dev.socialposting.uploads.model;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * Why a posting did not get further, for the person who has to act on it.
 *
 * @param code our stable word for the cause, such as {@code token_expired}
 * @param message the platform's own words, verbatim, or ours when the platform said nothing; what is longer than {@link
 *     #MAX_MESSAGE_BYTES} is cut and ends with an ellipsis
 * @param platformCode the platform's own code, such as {@code 190/463}
 * @param explanation what the message means, in plain words
 * @param nextStep what the acting person should do now
 * @param retryable whether the same post can succeed later without being changed
 */
public record PostingError(
        String code,
        String message,
        Optional<String> platformCode,
        String explanation,
        WhoActs whoActs,
        String nextStep,
        boolean retryable) {
    /**
     * The longest message, in bytes of UTF-8. A row holds up to 25 postings with two errors each beside a caption of up to 253 kB,
     * and may not exceed 400 KB; what we say ourselves is short.
     */
    public static final int MAX_MESSAGE_BYTES = 1500;

    private static final String ELLIPSIS = "…";

    /** The causes that go away only when the account is connected again, on whatever platform. */
    private static final Set<String> NEEDS_RECONNECT = Set.of(
            "token_expired",
            "app_removed",
            "password_changed",
            "session_invalidated",
            "page_role_lost",
            "security_check_required",
            "account_unconfirmed",
            "account_disconnected",
            "page_token_needed",
            "permission_missing",
            "account_not_connected");

    public PostingError {
        message = bounded(message);
    }

    /**
     * Whether nothing can be posted to the account before it is connected again. It follows from the cause, so it is known of errors that
     * were stored long ago, too; that the account was connected again since is for the account to tell.
     */
    public boolean needsReconnect() {
        return NEEDS_RECONNECT.contains(code);
    }

    /**
     * A publish call was made, and nobody can say whether it took effect.
     *
     * @param finding what the last look for the post showed, as a sentence
     * @param progress how far the posting had come
     */
    public static PostingError unconfirmed(String finding, Progress progress) {
        Optional<PostingError> last = progress.lastError();
        String taken = progress.acknowledgedAt()
                .map(at -> " The platform acknowledged the publish call at " + at + ".")
                .orElse("");
        return new PostingError(
                "unconfirmed",
                last.map(PostingError::message).orElse("The platform never said whether the post went out."),
                last.flatMap(PostingError::platformCode),
                "The post may be live." + taken + " Last finding: " + finding,
                WhoActs.USER,
                "Look at the account, then say here whether the post is there: if it is not, it is posted again. Do not"
                        + " make a new post before, or it may go out twice.",
                false);
    }

    private static String bounded(String text) {
        if (text.getBytes(StandardCharsets.UTF_8).length <= MAX_MESSAGE_BYTES) {
            return text;
        }
        int bytesLeft = MAX_MESSAGE_BYTES - ELLIPSIS.getBytes(StandardCharsets.UTF_8).length;
        int end = 0;
        while (end < text.length()) {
            int next = text.offsetByCodePoints(end, 1);
            bytesLeft -= text.substring(end, next).getBytes(StandardCharsets.UTF_8).length;
            if (bytesLeft < 0) {
                break;
            }
            end = next;
        }
        return text.substring(0, end) + ELLIPSIS;
    }
}
