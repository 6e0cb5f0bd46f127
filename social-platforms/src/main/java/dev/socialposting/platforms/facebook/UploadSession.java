package dev.socialposting.platforms.facebook;

import dev.socialposting.uploads.model.Checkpoint;
import java.time.Instant;

/**
 * What the checkpoint remembers of the session that a Reel is uploaded in.
 *
 * @param videoId the id the Reel will have; known before anything is uploaded
 * @param uploadUrl as Facebook gave it
 * @param startedAt when we started the session
 */
record UploadSession(String videoId, String uploadUrl, Instant startedAt) {
    private static final String VIDEO_ID = "video_id";
    private static final String UPLOAD_URL = "upload_url";
    private static final String STARTED_AT = "session_started_at";

    static boolean isIn(Checkpoint checkpoint) {
        return checkpoint.get(VIDEO_ID).isPresent();
    }

    static UploadSession in(Checkpoint checkpoint) {
        return new UploadSession(
                checkpoint.require(VIDEO_ID),
                checkpoint.require(UPLOAD_URL),
                Instant.parse(checkpoint.require(STARTED_AT)));
    }

    Checkpoint storedIn(Checkpoint checkpoint) {
        return checkpoint.with(VIDEO_ID, videoId).with(UPLOAD_URL, uploadUrl).with(STARTED_AT, startedAt.toString());
    }
}
