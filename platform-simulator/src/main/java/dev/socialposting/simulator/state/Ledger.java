package dev.socialposting.simulator.state;

import dev.socialposting.simulator.model.AccountKey;
import dev.socialposting.simulator.model.PublicPost;
import java.util.Comparator;
import java.util.List;

/**
 * Every post that became public, one entry each time something did.
 *
 * <p>It is kept apart from the tables the platforms answer from, so that a test can trust it: what a platform denies or hides is here
 * all the same, a post that went out twice is here twice, and a deleted post stays.
 */
public final class Ledger {
    private final Table<PublicPost> posts;

    Ledger(Storage storage) {
        this.posts =
                storage.table("posts", PublicPost.class, post -> post.account().toString());
    }

    /** Notes that a post became public. */
    public void add(PublicPost post) {
        posts.add(post);
    }

    /** All posts, oldest first. */
    public List<PublicPost> all() {
        return posts.all().stream()
                .sorted(Comparator.comparing(PublicPost::publishedAt))
                .toList();
    }

    /** The posts of one account, newest first. */
    public List<PublicPost> of(AccountKey account) {
        return posts.of(account.toString()).stream()
                .sorted(Comparator.comparing(PublicPost::publishedAt).reversed())
                .toList();
    }
}
