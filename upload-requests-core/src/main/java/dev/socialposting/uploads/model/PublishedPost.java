package dev.socialposting.uploads.model;

import java.util.Optional;

/**
 * What is known of a post that the world can see. Everything may be unknown: that the post is live is known all the same.
 *
 * @param mediaId the platform's id of the media
 * @param postId the platform's id of the post, where that differs
 * @param permalink the address that shows the post
 */
public record PublishedPost(Optional<String> mediaId, Optional<String> postId, Optional<String> permalink) {
    public static final PublishedPost UNIDENTIFIED =
            new PublishedPost(Optional.empty(), Optional.empty(), Optional.empty());

    public static PublishedPost ofMedia(String mediaId) {
        return new PublishedPost(Optional.of(mediaId), Optional.empty(), Optional.empty());
    }

    public PublishedPost withPermalink(String address) {
        return new PublishedPost(mediaId, postId, Optional.of(address));
    }

    public PublishedPost withPostId(String id) {
        return new PublishedPost(mediaId, Optional.of(id), permalink);
    }
}
