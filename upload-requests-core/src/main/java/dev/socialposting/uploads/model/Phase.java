package dev.socialposting.uploads.model;

import java.time.Instant;
import java.util.Optional;

/** On which side of the publish boundary a posting stands. */
public sealed interface Phase {
    /** Nothing has been asked of the platform that could make the post public. */
    record Preparing() implements Phase {}

    /**
     * A publish call may have been made and its outcome is not known: only the publisher's verification may decide what is next.
     *
     * @param markedAt when "about to publish" was stored, before the call
     * @param acknowledgedAt since when it is known that the platform has taken the call, by its answer or by what it shows. From then on
     *     only the platform's own refusal, or a person who has looked, says that the post did not go out: that nothing is seen of it does not
     */
    record Publishing(Instant markedAt, Optional<Instant> acknowledgedAt) implements Phase {
        /** A call of which nothing is known yet. */
        public Publishing(Instant markedAt) {
            this(markedAt, Optional.empty());
        }

        Publishing acknowledged(Instant now) {
            return new Publishing(markedAt, acknowledgedAt.or(() -> Optional.of(now)));
        }
    }

    /**
     * The posting was put back from a backup, and what happened to it after that is lost: it may have been begun anew and published, stopped
     * or changed. Only a sight of the post says that it is live, and only a person who has looked says that it is not; nothing is published
     * before that.
     *
     * @param since a post that is older is not this one
     */
    record Restored(Instant since) implements Phase {}

    /** The post is live; what is left is cosmetic and can fail only as a warning. */
    record Live(PublishedPost post) implements Phase {}
}
