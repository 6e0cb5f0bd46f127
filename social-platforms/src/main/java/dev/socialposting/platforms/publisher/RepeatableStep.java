package dev.socialposting.platforms.publisher;

import dev.socialposting.uploads.model.Checkpoint;
import dev.socialposting.uploads.model.PostingError;
import java.time.Instant;

/** A step that is safe to run again after a crash, because nothing it does can be seen by the world. */
public non-sealed interface RepeatableStep extends Step {
    /**
     * Does the step, or one look of a step that waits.
     *
     * @throws PlatformFault if a call failed in a way that may pass: the step is tried again, three times in all
     */
    Outcome run(StepContext context);

    /** How a step ended. */
    sealed interface Outcome {
        /** Done: on to the next step with this checkpoint. */
        record Advance(Checkpoint checkpoint) implements Outcome {}

        /**
         * A part of it is done, such as a chunk of the video, and the checkpoint says how far it has come: once that is stored, the step is
         * run again, with all its tries, in this turn if there is time for it.
         */
        record Progressed(Checkpoint checkpoint) implements Outcome {}

        /**
         * Not done yet: run this step again at the given time. Uses up no try.
         *
         * @param waitingFor what is waited for, in plain words: a clause such as "Clips is processing the video"
         */
        record Wait(Instant until, String waitingFor, Checkpoint checkpoint) implements Outcome {}

        /**
         * The platform holds us back for a stated reason, such as a rate limit: run this step again at the given time. Uses up no try.
         *
         * @param checkpoint with what the step must remember of this, such as how often it has been held back
         */
        record HeldBack(Instant until, PostingError why, Checkpoint checkpoint) implements Outcome {}

        /** Will not work until somebody acts. */
        record Rejected(PostingError error) implements Outcome {}

        /**
         * What earlier steps prepared is of no more use: begin the flow anew with an empty checkpoint.
         *
         * @param allowed how many times the flow may begin anew for a posting; after that it is rejected for this reason
         */
        record StartOver(PostingError why, int allowed) implements Outcome {}
    }
}
