package dev.socialposting.api.uploads;

import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.store.PostingLog;
import dev.socialposting.uploads.store.RecentPosts;
import dev.socialposting.uploads.store.RecentPosts.Earlier;
import dev.socialposting.uploads.store.UploadRequestStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds out whether what is being accepted was accepted before. One write when it was not; a row is read only when it may have been. */
final class RecentPostWarnings {
    /** Enough to hold all that is written when a post is accepted. */
    private static final int FIRST_ENTRIES = 10;

    private static final Logger LOG = LoggerFactory.getLogger(RecentPostWarnings.class);

    private final RecentPosts recentPosts;
    private final UploadRequestStore requests;
    private final PostingLog log;

    RecentPostWarnings(RecentPosts recentPosts, UploadRequestStore requests, PostingLog log) {
        this.recentPosts = recentPosts;
        this.requests = requests;
        this.log = log;
    }

    /**
     * What to warn of about a request that is being accepted: at most one thing for each destination. Of two that are accepted at the same
     * moment, one is warned of the other, although the row of that may not be there yet.
     */
    List<RecentPost> about(UploadRequest accepted) {
        return orNone(() -> {
            Map<RequestId, Optional<UploadRequest>> rows = new HashMap<>();
            return recentPosts.note(accepted).entrySet().stream()
                    .flatMap(noted -> noted.getValue().stream()
                            .flatMap(earlier -> about(accepted, noted.getKey(), earlier, rows).stream())
                            .limit(1))
                    .toList();
        });
    }

    /** What was warned of when a request was accepted: the log tells. */
    List<RecentPost> again(UploadRequest first) {
        return orNone(() -> first.postings().keySet().stream()
                .flatMap(destination -> log.read(first.id(), destination, Optional.empty(), FIRST_ENTRIES).stream())
                .flatMap(entry -> RecentPost.of(entry).stream())
                .toList());
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

    private Optional<RecentPost> about(
            UploadRequest accepted,
            Destination destination,
            Earlier earlier,
            Map<RequestId, Optional<UploadRequest>> rows) {
        return rows.computeIfAbsent(earlier.requestId(), requests::find)
                .map(row -> RecentPost.of(accepted, destination, earlier, row))
                .orElseGet(() -> RecentPost.withoutRow(accepted, destination, earlier));
    }
}
