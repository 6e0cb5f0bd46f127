package dev.socialposting.simulator.model;

import java.time.Instant;
import java.util.Optional;

/**
 * One post that the world can see.
 *
 * @param postId the post's id, as the platform names it in its answers
 * @param mediaId the id of the post's video, which on some platforms is the post's id again
 * @param videoUrl where the video was fetched from; nothing when it was uploaded as bytes
 * @param sha256 of the bytes that the platform fetched or was sent, in hex; nothing for a post that was made in the app
 * @param origin whether it was published through the API or, in some scenarios, by somebody in the app at about the same time
 */
public record PublicPost(
        AccountKey account,
        String postId,
        String mediaId,
        String caption,
        Optional<String> videoUrl,
        Optional<String> sha256,
        Instant publishedAt,
        String permalink,
        Origin origin) {

    /** Who made the post. */
    public enum Origin {
        /** The API under test. */
        API,
        /** The account's owner, in the platform's own app. */
        APP
    }
}
