package dev.socialposting.worker.publisher.facebook;

import dev.socialposting.uploads.model.Checkpoint;
import java.time.Instant;

/** What the checkpoint remembers of Facebook's word that it has taken the order to publish. */
final class Acknowledgement {
    private static final String AT = "publish_acknowledged_at";

    private Acknowledgement() {}

    static Checkpoint noted(Checkpoint checkpoint, Instant now) {
        return checkpoint.with(AT, now.toString());
    }

    /** Whether the latest publish call was acknowledged; an earlier note is of an earlier call. */
    static boolean isIn(Checkpoint checkpoint, Instant markedAt) {
        return checkpoint
                .get(AT)
                .map(Instant::parse)
                .filter(at -> !at.isBefore(markedAt))
                .isPresent();
    }
}
