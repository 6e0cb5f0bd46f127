package dev.socialposting.operations;

import dev.socialposting.uploads.model.Posting;
import dev.socialposting.uploads.model.PostingError;
import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.model.UserId;
import dev.socialposting.uploads.queue.Nudge;
import java.util.Optional;

/** What a message in the dead-letter queue turns out to be. */
sealed interface Finding {
    DeadLetter letter();

    RedriveEffect redrive();

    /** What it asks to look at; empty if it is no nudge. */
    Optional<Nudge> asksFor();

    /** The request that it names, whether there is one or not. */
    default Optional<RequestId> request() {
        return asksFor().map(Nudge::requestId);
    }

    /** The platform that it names. */
    default Optional<String> platform() {
        return asksFor().map(nudge -> nudge.destination().platform().name());
    }

    /** Whose posting it is about; empty if there is none. */
    default Optional<UserId> user() {
        return Optional.empty();
    }

    /** What its posting ended with, or what went wrong last. */
    default Optional<PostingError> error() {
        return Optional.empty();
    }

    default Optional<String> code() {
        return error().map(PostingError::code);
    }

    /** A nudge of a posting that there is. */
    record OfPosting(DeadLetter letter, Nudge nudge, UserId userId, Posting posting, RedriveEffect redrive)
            implements Finding {
        @Override
        public Optional<Nudge> asksFor() {
            return Optional.of(nudge);
        }

        @Override
        public Optional<UserId> user() {
            return Optional.of(userId);
        }

        @Override
        public Optional<PostingError> error() {
            return PostingFacts.errorOf(posting.state());
        }
    }

    /**
     * A nudge that leads nowhere.
     *
     * @param reason in words
     */
    record OfNothing(DeadLetter letter, Nudge nudge, String reason, RedriveEffect redrive) implements Finding {
        @Override
        public Optional<Nudge> asksFor() {
            return Optional.of(nudge);
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

        @Override
        public Optional<Nudge> asksFor() {
            return Optional.empty();
        }
    }
}
