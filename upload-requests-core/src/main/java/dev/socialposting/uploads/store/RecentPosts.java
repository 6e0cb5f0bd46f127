package dev.socialposting.uploads.store;

import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.model.UploadRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Remembers for a day what was accepted for whom, so that a user can be told that the same post was accepted before.
 *
 * <p>Throws {@link StoreUnavailableException} as {@link UploadRequestStore} does, but after a second at most: nobody waits for this.
 */
public interface RecentPosts {
    /** How long a post counts as recent. */
    Duration WINDOW = Duration.ofHours(24);

    /** How many earlier requests are remembered for each destination. */
    int MOST_REMEMBERED = 3;

    /**
     * Notes that a request is being accepted, and answers which requests of the same user with the same video address and the same caption
     * were noted before it, for each of its destinations that any were noted for: at most {@link #MOST_REMEMBERED} of the last {@link
     * #WINDOW}, the latest first, never the request itself. Of two that are noted at once, one is told of the other.
     *
     * <p>To note the latest again, because an answer was lost or a call is repeated, changes nothing and answers the same.
     */
    Map<Destination, List<Earlier>> note(UploadRequest accepted);

    /** What {@link #note} would answer about a request that is not accepted. Nothing is noted. */
    Map<Destination, List<Earlier>> earlier(UploadRequest request);

    /** A request that was noted before. */
    record Earlier(RequestId requestId, Instant acceptedAt) {}
}
