package dev.socialposting.uploads.model;

import java.time.Instant;

/** On which side of the publish boundary a posting stands. */
public sealed interface Phase {
    /** Nothing has been asked of the platform that could make the post public. */
    record Preparing() implements Phase {}

    /**
     * A publish call may have been made and its outcome is not known: only the publisher's verification may decide what is next.
     *
     * @param markedAt when "about to publish" was stored, before the call
     */
    record Publishing(Instant markedAt) implements Phase {}

    /** The post is live; what is left is cosmetic and can fail only as a warning. */
    record Live(PublishedPost post) implements Phase {}
}
