package dev.socialposting.uploads.store;

final class InMemoryRecentPostsTest extends RecentPostsContract {
    private final InMemoryRecentPosts recentPosts = new InMemoryRecentPosts();

    @Override
    protected RecentPosts recentPosts() {
        return recentPosts;
    }
}
