package dev.socialposting.benchmarks.accounts;

import dev.socialposting.simulator.graph.Meta;
import dev.socialposting.simulator.model.Platform;
import dev.socialposting.uploads.model.Destination;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Accounts for many posts, in turn; none gets more posts than its platform takes of it in a day. */
public final class PostingAccounts {
    /** To so many accounts each post goes: two on Instagram and one on Facebook. */
    public static final int DESTINATIONS = 3;

    /** A Page takes 30 Reels a day, an Instagram account 50 posts. */
    static final int POSTS_OF_ACCOUNT = 25;

    private final List<Destination> accounts;

    private PostingAccounts(List<Destination> accounts) {
        this.accounts = List.copyOf(accounts);
    }

    /**
     * As many accounts as so many posts need.
     *
     * @param connect makes an account on a platform, and connects it
     */
    public static PostingAccounts forPosts(int posts, Function<Platform, Destination> connect) {
        int accounts = Math.ceilDiv(posts, POSTS_OF_ACCOUNT) * DESTINATIONS;
        return new PostingAccounts(IntStream.range(0, accounts)
                .mapToObj(n -> n % DESTINATIONS == 2 ? Meta.FACEBOOK : Meta.INSTAGRAM)
                .map(connect)
                .toList());
    }

    /**
     * The accounts that a post goes to.
     *
     * @param post its number, from 0
     */
    public List<Destination> ofPost(int post) {
        int first = post * DESTINATIONS;
        return IntStream.range(first, first + DESTINATIONS)
                .mapToObj(n -> accounts.get(n % accounts.size()))
                .toList();
    }
}
