package dev.socialposting.platforms.instagram;

import dev.socialposting.uploads.model.Checkpoint;
import java.time.Instant;

/**
 * What the checkpoint remembers of the media container that is to be published.
 *
 * @param id the container's id, which is not the id of the media
 * @param createdAt when we created it
 */
record Container(String id, Instant createdAt) {
    private static final String ID = "container_id";
    private static final String CREATED_AT = "container_created_at";

    static boolean isIn(Checkpoint checkpoint) {
        return checkpoint.get(ID).isPresent();
    }

    static Container in(Checkpoint checkpoint) {
        return new Container(checkpoint.require(ID), Instant.parse(checkpoint.require(CREATED_AT)));
    }

    Checkpoint storedIn(Checkpoint checkpoint) {
        return checkpoint.with(ID, id).with(CREATED_AT, createdAt.toString());
    }
}
