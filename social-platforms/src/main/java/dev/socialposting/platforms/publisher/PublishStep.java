package dev.socialposting.platforms.publisher;

import dev.socialposting.uploads.model.Checkpoint;
import dev.socialposting.uploads.model.PostingError;
import dev.socialposting.uploads.model.PublishedPost;
import java.time.Instant;
import java.util.Optional;

/**
 * The step after which the world can see the post.
 *
 * <p>The engine stores "about to publish" before {@link #publish}. Unless the outcome is then known for certain, it calls
 * {@link #verify} until it is, and publishes again only after {@link Verification.DidNotGoOut}; not even then if the platform is known
 * to have taken the call, as {@link Outcome.Acknowledged} or {@link Verification.Acknowledged} say.
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
     * <p>A posting that was put back from a backup is looked for with an empty checkpoint, too: then only what the account shows can tell.
     *
     * @throws PlatformFault if that could not be found out now; it is tried again later
     */
    Verification verify(StepContext context, PublishCalls calls);

    /** What an answer to the publish call says. */
    sealed interface Outcome {
        /** It is live. */
        record Published(PublishedPost post) implements Outcome {}

        /**
         * The platform took the call and says by other means whether the post went out: verify at this time. Uses up no try. From then on the
         * call is made again only if the platform itself refuses what it has taken. So an answer that says yes, and lacks what it
         * should say besides, is this, too.
         */
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
         * Nothing is seen of it, after as many looks and as much time as make that certain for a call of which nothing was heard. That is our
         * conclusion and not the platform's word: it does not count once the platform is known to have taken the call.
         */
        record DidNotGoOut(String evidence, Next next) implements Verification {
            /** What is to be done then. */
            public sealed interface Next {
                /** Publish again, not before this time if one is given. */
                record Publish(Optional<Instant> notBefore) implements Next {}

                /** Begin the flow anew; see {@link RepeatableStep.Outcome.StartOver}. */
                record Prepare(PostingError why, int allowed) implements Next {}
            }
        }

        /** What is seen shows that the platform has taken the call, and not for certain that the post is live: look again at this time. */
        record Acknowledged(String evidence, Instant lookAgainAt, Checkpoint checkpoint) implements Verification {}

        /**
         * Nobody can say yet: look again at this time.
         *
         * @param evidence only what was seen: if the time is over, nobody looks again, and it is the last thing that is said
         */
        record StillUnknown(String evidence, Instant lookAgainAt, Checkpoint checkpoint) implements Verification {}

        /** The platform says that it did not go out and will not; somebody has to act. */
        record Rejected(PostingError error, String evidence) implements Verification {}

        /** The platform says that what was prepared did not go out and is of no more use; see {@link RepeatableStep.Outcome.StartOver}. */
        record StartOver(PostingError why, int allowed, String evidence) implements Verification {}
    }
}
