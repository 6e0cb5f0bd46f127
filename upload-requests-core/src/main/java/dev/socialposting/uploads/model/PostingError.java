package dev.socialposting.uploads.model;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Why a posting did not get further, for the person who has to act on it.
 *
 * @param code our stable word for the cause, such as {@code token_expired}
 * @param message the platform's own words, verbatim, or ours when the platform said nothing
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
    /** An operator holds all posts to the platform back. */
    public static final String PLATFORM_PAUSED = "platform_paused";

    /** The time to publish was over. */
    public static final String DEADLINE_PASSED = "deadline_passed";

    private static final String RESTORED = "restored";
    private static final String FINDING = " Last finding: ";

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

    /**
     * The causes that lie with the platform as a whole: it is out of order, does not answer, or takes nothing from us. An error that it does
     * not explain is not among them, for it may be about the one video.
     */
    private static final Set<String> OF_PLATFORM = Set.of(
            "platform_unavailable",
            "platform_unreachable",
            "unreadable_answer",
            "access_refused",
            "app_blocked",
            "api_version_outdated");

    /** Whether it would have met every post to that platform just as well: no user can do anything about it. */
    public boolean isOfPlatform() {
        return whoActs != WhoActs.USER && OF_PLATFORM.contains(code);
    }

    /**
     * Whether nothing can be posted to the account before it is connected again. It follows from the cause, so it is known of errors that
     * were stored long ago, too; that the account was connected again since is for the account to tell.
     */
    public boolean needsReconnect() {
        return NEEDS_RECONNECT.contains(code);
    }

    /**
     * A posting was put back from a backup, and nobody can say what became of it after that.
     *
     * @param saved the posting as it is in the backup
     */
    static PostingError restored(Posting saved) {
        Optional<Progress> progress = saved.state().startedProgress();
        String words = saved.status().name().toLowerCase(Locale.ROOT)
                + (saved.state() instanceof PostingState.Failed failed
                        ? " (" + failed.error().code() + ")"
                        : "");
        String step = progress.map(started -> " at step " + started.step()).orElse("");
        String call = progress.filter(Progress::mayHaveGoneOut).isPresent()
                ? " A publish call was marked by then."
                : " No publish call was marked by then.";
        return new PostingError(
                RESTORED,
                "This post was put back from a backup and may be live. Do not post it again before you have looked at the account.",
                Optional.empty(),
                "In the backup it was %s%s, last changed at %s.%s What happened after that is lost: it may have been published, stopped or changed."
                        .formatted(words, step, saved.updatedAt(), call),
                WhoActs.USER,
                "Look at the account, then say here whether the post is there. If it is not, that posts it again. If you do not want it"
                        + " any more, leave it as it is: nothing goes out by itself.",
                false);
    }

    /** It was looked for in vain; the finding before counts no more. */
    private PostingError withFinding(String finding) {
        return new PostingError(
                code,
                message,
                platformCode,
                explanation.split(FINDING, 2)[0] + FINDING + finding,
                whoActs,
                nextStep,
                retryable);
    }

    /**
     * A publish call was made, and nobody can say whether it took effect. Its words are the last ones: nobody looks any more unless the
     * user asks for it.
     *
     * @param finding what the last look for the post showed, as a sentence
     * @param progress how far the posting had come
     */
    public static PostingError unconfirmed(String finding, Progress progress) {
        Optional<PostingError> last = progress.lastError();
        if (progress.isRestored() && last.isPresent()) {
            return last.get().withFinding(finding);
        }
        String taken = progress.acknowledgedAt()
                .map(at -> " The platform acknowledged the publish call at " + at + ".")
                .orElse("");
        return new PostingError(
                "unconfirmed",
                "This post may be live. Do not post it again before you have looked at the account.",
                last.flatMap(PostingError::platformCode),
                "It was handed over to be published, and it could not be found out whether it went out." + taken
                        + FINDING + finding
                        + last.map(error -> " Last error: " + error.message()).orElse(""),
                WhoActs.USER,
                "Look at the account, then say here whether the post is there. If it is not, it is posted again from here; a"
                        + " new post may go out as a second one.",
                false);
    }
}
