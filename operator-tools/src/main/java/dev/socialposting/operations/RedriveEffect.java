package dev.socialposting.operations;

import dev.socialposting.uploads.model.Posting;
import dev.socialposting.uploads.model.PostingState;
import dev.socialposting.uploads.queue.Nudge;
import dev.socialposting.uploads.queue.NudgePolicy;
import java.time.Instant;

/** What would come of it if a message were put back on the queue. */
enum RedriveEffect {
    TRIES_AGAIN("tries again"),
    LOOKS("is looked at like any other: the posting has not ended and goes on by itself"),
    NOTHING_PUBLISHED("does nothing: published"),
    NOTHING_UNCONFIRMED("does nothing: its user must say first whether it is there"),
    NOTHING_CANCELLED("does nothing: cancelled"),
    NOTHING_OTHER_FAILURE("does nothing: not the nudge that the posting failed with; its user can retry it"),
    NOTHING_UNKNOWN("does nothing: there is no such posting, or it has been deleted"),
    COMES_BACK_UNREADABLE("comes back here as long as its row cannot be read"),
    COMES_BACK_PAST_DEADLINE(
            "comes back here: its deadline is over, and it stays failed; --past-deadline tries it again"),
    COMES_BACK_NOT_OURS("comes back here: no worker can read it");

    private final String words;

    RedriveEffect(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }

    /**
     * Whether nothing would come of it for any posting, whatever the operator allows: past its deadline a posting can still be tried, and a row can be
     * mended.
     */
    boolean isNone() {
        return switch (this) {
            case TRIES_AGAIN, LOOKS, COMES_BACK_UNREADABLE, COMES_BACK_PAST_DEADLINE -> false;
            case NOTHING_PUBLISHED,
                    NOTHING_UNCONFIRMED,
                    NOTHING_CANCELLED,
                    NOTHING_OTHER_FAILURE,
                    NOTHING_UNKNOWN,
                    COMES_BACK_NOT_OURS -> true;
        };
    }

    static RedriveEffect of(Posting posting, Nudge nudge, Instant now) {
        return switch (NudgePolicy.askOfRedriven(posting, nudge, now)) {
            case TELL_TOO_LATE -> COMES_BACK_PAST_DEADLINE;
            case REDRIVE -> TRIES_AGAIN;
            case WORK -> LOOKS;
            case REPORT_FAILED -> throw new IllegalStateException("a redriven message has not been received before");
            case NOTHING -> nothing(posting.state());
        };
    }

    private static RedriveEffect nothing(PostingState state) {
        return switch (state) {
            case PostingState.Completed _ -> NOTHING_PUBLISHED;
            case PostingState.Unconfirmed _ -> NOTHING_UNCONFIRMED;
            case PostingState.Cancelled _ -> NOTHING_CANCELLED;
            case PostingState.Failed _ -> NOTHING_OTHER_FAILURE;
            case PostingState.InFlight _ -> LOOKS;
        };
    }
}
