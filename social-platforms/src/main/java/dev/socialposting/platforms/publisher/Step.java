package dev.socialposting.platforms.publisher;

import dev.socialposting.uploads.model.StepName;
import java.util.List;

/** One named stage of a platform's flow. */
public sealed interface Step permits RepeatableStep, PublishStep, FollowUpStep {
    /** Stands in the row of every posting that has come so far: a step that is renamed keeps its old name in {@link #formerNames}. */
    StepName name();

    /** What it does, for a list of posts: as short as "Publishing". */
    String label();

    /** What the step does, for the user's log: a clause such as "creating the media container". */
    String inWords();

    /** How it sends the video's bytes, if it does: that may take minutes, for which not every worker has the time. */
    default Sends sends() {
        return Sends.NO_BYTES;
    }

    /** What of the platform's limits the step uses up each time it begins. */
    default List<Limit> limits() {
        return List.of();
    }

    /** The names it had in earlier versions. Postings that stand there go on with this step. */
    default List<StepName> formerNames() {
        return List.of();
    }

    /** Whether a step sends the bytes of the video itself, and what becomes of them when the worker's time ends meanwhile. */
    enum Sends {
        /** It does not: the platform fetches the video, or has it already. */
        NO_BYTES,
        /** The platform keeps what has arrived, and tells how much that is: the step is run again and goes on from there. */
        IN_PARTS,
        /** The platform keeps nothing of what has not arrived whole: the post fails if one run is too short for it. */
        AT_ONCE
    }
}
