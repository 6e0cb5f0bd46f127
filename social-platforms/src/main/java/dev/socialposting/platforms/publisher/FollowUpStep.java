package dev.socialposting.platforms.publisher;

import dev.socialposting.uploads.model.PublishedPost;

/** A cosmetic step on a post that is live, such as reading its link. */
public non-sealed interface FollowUpStep extends Step {
    /**
     * Says more about a post that is live.
     *
     * @throws PlatformFault if a call failed; it is tried again, three times in all, and then left with a warning
     */
    PublishedPost complete(StepContext context, PublishedPost post);

    /** What is shown of the post when the step could not be done. */
    default PublishedPost fallback(StepContext context, PublishedPost post) {
        return post;
    }
}
