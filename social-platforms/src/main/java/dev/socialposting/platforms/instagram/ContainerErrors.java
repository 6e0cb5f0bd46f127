package dev.socialposting.platforms.instagram;

import dev.socialposting.platforms.meta.Advice;
import dev.socialposting.platforms.meta.OwnErrors;
import dev.socialposting.uploads.model.PostingError;
import java.time.Duration;

/** What a container's status means when Instagram reports no error with it. */
final class ContainerErrors {
    private ContainerErrors() {}

    static PostingError notReady() {
        return OwnErrors.error(
                "not_ready",
                "The container's status is IN_PROGRESS.",
                Advice.nobodyActs("Instagram has not processed the video yet.", "Nothing: we ask again."));
    }

    static PostingError containerExpired() {
        return OwnErrors.error(
                "container_expired",
                "The container's status is EXPIRED.",
                Advice.nobodyActs(
                        "Instagram keeps a prepared video for 24 hours, and it was not published in that time.",
                        "Try again later; nothing is wrong with the post itself."));
    }

    static PostingError processingTimeout(Duration limit) {
        return OwnErrors.error(
                "processing_timeout",
                "The container's status is still IN_PROGRESS after " + limit.toMinutes() + " minutes.",
                Advice.userActs(
                        "Instagram did not finish processing the video, and not that of a second try either.",
                        "Try again later. If it happens again with this video, encode it anew: MP4, H.264, AAC."));
    }
}
