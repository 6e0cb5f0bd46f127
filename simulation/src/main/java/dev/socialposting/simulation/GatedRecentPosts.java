package dev.socialposting.simulation;

import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.store.RecentPosts;
import java.util.List;
import java.util.Map;

/** What was posted recently, behind the gate. */
final class GatedRecentPosts implements RecentPosts {
    private final RecentPosts recentPosts;
    private final Gate gate;

    GatedRecentPosts(RecentPosts recentPosts, Gate gate) {
        this.recentPosts = recentPosts;
        this.gate = gate;
    }

    @Override
    public Map<Destination, List<Earlier>> note(UploadRequest accepted) {
        return gate.pass(Operation.RECENT_POSTS_NOTE, () -> recentPosts.note(accepted));
    }

    @Override
    public Map<Destination, List<Earlier>> earlier(UploadRequest request) {
        return gate.pass(Operation.STORE_FIND, () -> recentPosts.earlier(request));
    }
}
