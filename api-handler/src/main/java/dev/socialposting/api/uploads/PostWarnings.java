package dev.socialposting.api.uploads;

import dev.socialposting.api.uploads.PostWarning.CaptionCaution;
import dev.socialposting.api.uploads.PostWarning.ExpiringVideo;
import dev.socialposting.api.uploads.PostWarning.RecentPost;
import dev.socialposting.api.uploads.PostWarning.RecentPost.Asked;
import dev.socialposting.platforms.SocialPlatforms;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.model.Schedule;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.store.PostingLog;
import dev.socialposting.uploads.store.RecentPosts;
import dev.socialposting.uploads.store.RecentPosts.Earlier;
import dev.socialposting.uploads.store.UploadRequestStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds what to warn of about a post: what a platform may not like about its caption, and that the same was accepted before. That costs one
 * write when it was not; a row is read only when it may have been.
 */
final class PostWarnings {
    /** Enough to hold all that is written when a post is accepted. */
    private static final int FIRST_ENTRIES = 10;

    private static final Logger LOG = LoggerFactory.getLogger(PostWarnings.class);

    private final SocialPlatforms platforms;
    private final RecentPosts recentPosts;
    private final UploadRequestStore requests;
    private final PostingLog log;

    PostWarnings(SocialPlatforms platforms, RecentPosts recentPosts, UploadRequestStore requests, PostingLog log) {
        this.platforms = platforms;
        this.recentPosts = recentPosts;
        this.requests = requests;
        this.log = log;
    }

    /**
     * What to warn of about a request that is being accepted. Of two that are accepted at the same moment, one is warned of the other,
     * although the row of that may not be there yet.
     */
    List<PostWarning> about(UploadRequest accepted) {
        return all(
                accepted,
                accepted.caption(),
                accepted.schedule(),
                orNone(() -> recent(accepted, recentPosts.note(accepted), Asked.WHEN_ACCEPTED)));
    }

    /** What would be warned of, were this request accepted. Nothing is noted, and who asks is told if nobody can say. */
    List<PostWarning> before(UploadRequest request) {
        return all(
                request,
                request.caption(),
                request.schedule(),
                recent(request, recentPosts.earlier(request), Asked.BEFORE));
    }

    /**
     * What was warned of when a request was accepted: the log tells.
     *
     * @param asAccepted what it was then; it may have been changed since
     */
    List<PostWarning> again(UploadRequest first, PostBody asAccepted) {
        return all(
                first,
                asAccepted.caption(),
                asAccepted.timing().schedule(),
                orNone(() -> first.postings().keySet().stream()
                        .flatMap(destination ->
                                log.read(first.id(), destination, Optional.empty(), FIRST_ENTRIES).stream())
                        .flatMap(entry -> RecentPost.of(entry).stream())
                        .toList()));
    }

    private List<PostWarning> all(
            UploadRequest request, String caption, Optional<Schedule> schedule, List<RecentPost> recent) {
        Set<Destination> destinations = request.postings().keySet();
        List<PostWarning> all = new ArrayList<>(CaptionCaution.of(platforms, destinations, caption));
        all.addAll(ExpiringVideo.of(destinations, request.videoUrl(), schedule, request.createdAt()));
        all.addAll(recent);
        return List.copyOf(all);
    }

    /** Whatever goes wrong, the post is accepted. */
    private static List<RecentPost> orNone(Supplier<List<RecentPost>> warnings) {
        try {
            return warnings.get();
        } catch (RuntimeException fault) {
            LOG.atWarn()
                    .setCause(fault)
                    .log("Accepted, but it is not told whether the same was posted a short while ago");
            return List.of();
        }
    }

    /** At most one for each destination: the latest that is or may be there. */
    private List<RecentPost> recent(UploadRequest later, Map<Destination, List<Earlier>> noted, Asked asked) {
        Map<RequestId, Optional<UploadRequest>> rows = new HashMap<>();
        List<RecentPost> warnings = new ArrayList<>();
        noted.forEach((destination, all) -> all.stream()
                .flatMap(earlier -> rows
                        .computeIfAbsent(earlier.requestId(), requests::find)
                        .map(row -> RecentPost.of(later, destination, earlier, row, asked))
                        .orElseGet(() -> RecentPost.withoutRow(later, destination, earlier, asked))
                        .stream())
                .findFirst()
                .ifPresent(warnings::add));
        return warnings;
    }
}
