package dev.socialposting.worker.publisher;

import dev.socialposting.uploads.model.StepName;

/** One named stage of a platform's flow. */
public sealed interface Step permits RepeatableStep, PublishStep, FollowUpStep {
    StepName name();

    /** What the step does, for the user's log: a clause such as "creating the media container". */
    String inWords();
}
