package dev.socialposting.simulator.instagram;

import dev.socialposting.simulator.kit.ApiCall;
import dev.socialposting.simulator.kit.WebAddress;
import java.net.URI;
import java.util.Optional;

/**
 * What was asked for when a container was created, after validation.
 *
 * @param videoUrl nothing for a resumable upload
 * @param thumbOffsetMillis where the cover is taken from; irrelevant when there is a cover of its own
 */
record ContainerRequest(Optional<URI> videoUrl, String caption, long thumbOffsetMillis, boolean shareToFeed) {

    /** Reads a call that {@link ContainerRules} found no fault with. */
    static ContainerRequest of(ApiCall call) {
        boolean ownCover = call.filled("cover_url").isPresent();
        return new ContainerRequest(
                call.text("upload_type").equals("resumable")
                        ? Optional.empty()
                        : call.filled("video_url").flatMap(WebAddress::parse),
                call.text("caption"),
                ownCover ? 0 : call.filled("thumb_offset").map(Long::parseLong).orElse(0L),
                !call.text("share_to_feed").equals("false"));
    }
}
