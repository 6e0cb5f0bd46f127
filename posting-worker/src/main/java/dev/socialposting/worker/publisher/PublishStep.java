package dev.socialposting.worker.publisher;

import dev.socialposting.uploads.model.Checkpoint;
import dev.socialposting.uploads.model.PostingError;
import dev.socialposting.uploads.model.PublishedPost;
import java.time.Instant;
import java.util.Optional;

/**
 * The step after which the world can see the post.
 *
 * <p>The engine stores "about to publish" before {@link #publish}. Unless the outcome is then known for certain, it calls
 * {@link #verify} until it is, and publishes again only after {@link Verification.DidNotGoOut}.
 */
public non-sealed interface PublishStep extends Step {
    /**
     * Makes the one call that publishes. Must not repeat it by itself.
     *
     * @throws PlatformFault if the outcome is not known; any other exception is taken as that, too
     */
    Outcome publish(StepContext context);

    /**
     * Finds out whether an earlier {@link #publish} took effect. Changes nothing that the world can see.
     *
     * @throws PlatformFault if that could not be found out now; it is tried again later
     */
    Verification verify(StepContext context, PublishCalls calls);

    /** What an answer to the publish call says. */
    sealed interface Outcome {
        /** It is live. */
        record Published(PublishedPost post) implements Outcome {}

        /** The platform took the order and says by other means whether it went out: verify at this time. Uses up no try. */
        record Acknowledged(Instant verifyAt, String waitingFor, Checkpoint checkpoint) implements Outcome {}

        /**
         * It is certain that it did not go out now; publish again at this time. Uses up no try.
         *
         * @param checkpoint with what the step must remember of this, such as how often it has been held back
         */
        record HeldBack(Instant until, PostingError why, Checkpoint checkpoint) implements Outcome {}

        /**
         * The platform holds us back, and its answer leaves it open whether this call took effect: verify at this time. Uses up no try.
         *
         * @param checkpoint with what verification must remember of this answer
         */
        record HeldBackInDoubt(Instant verifyAt, PostingError why, Checkpoint checkpoint) implements Outcome {}

        /** It is certain that it did not go out and will not until somebody acts. */
        record Rejected(PostingError error) implements Outcome {}

        /** It is certain that it did not go out, and what was prepared is of no more use; see {@link RepeatableStep.Outcome.StartOver}. */
        record StartOver(PostingError why, int allowed) implements Outcome {}

        /**
         * The answer allows no certainty: verify at this time. Uses up a try.
         *
         * @param checkpoint with what verification must remember of this answer
         */
        record Unknown(PostingError why, Instant verifyAt, Checkpoint checkpoint) implements Outcome {}
    }

    /** What is known of an earlier publish call. Each comes with the evidence, a sentence for the user's log. */
    sealed interface Verification {
        String evidence();

        /** It is live. */
        record WentOut(PublishedPost post, String evidence) implements Verification {}

        /**
         * It is certain that it is not live and that the earlier call will not make it live.
         *
         * @param publishAgainAt not before this time, if given
         */
        record DidNotGoOut(String evidence, Optional<Instant> publishAgainAt) implements Verification {}

        /** Nobody can say yet: look again at this time. */
        record StillUnknown(String evidence, Instant lookAgainAt, Checkpoint checkpoint) implements Verification {}

        /** It is certain that it did not go out and will not until somebody acts. */
        record Rejected(PostingError error, String evidence) implements Verification {}

        /** It is certain that it did not go out, and what was prepared is of no more use; see {@link RepeatableStep.Outcome.StartOver}. */
        record StartOver(PostingError why, int allowed, String evidence) implements Verification {}
    }
}
