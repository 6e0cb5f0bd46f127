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

    /** The names it had in earlier versions. Postings that stand there go on with this step. */
    default List<StepName> formerNames() {
        return List.of();
    }
}
