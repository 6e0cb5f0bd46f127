package dev.socialposting.operations;

import dev.socialposting.uploads.model.Posting;
import dev.socialposting.uploads.model.UserId;
import dev.socialposting.uploads.queue.Nudge;

/** What a message in the dead-letter queue turns out to be. */
sealed interface Finding {
    DeadLetter letter();

    RedriveEffect redrive();

    /** A nudge of a posting that there is. */
    record OfPosting(DeadLetter letter, Nudge nudge, UserId userId, Posting posting) implements Finding {
        @Override
        public RedriveEffect redrive() {
            return RedriveEffect.of(posting, nudge);
        }
    }

    /**
     * A nudge that leads nowhere.
     *
     * @param reason in words
     */
    record OfNothing(DeadLetter letter, Nudge nudge, String reason) implements Finding {
        @Override
        public RedriveEffect redrive() {
            return RedriveEffect.NOTHING_UNKNOWN;
        }
    }

    /**
     * Something else.
     *
     * @param reason why it is not a nudge, in words
     */
    record NotANudge(DeadLetter letter, String reason) implements Finding {
        @Override
        public RedriveEffect redrive() {
            return RedriveEffect.COMES_BACK_NOT_OURS;
        }
    }
}
