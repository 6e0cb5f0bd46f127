package dev.socialposting.simulation;

import dev.socialposting.simulator.SimulatorControl;
import dev.socialposting.simulator.model.PublicPost;
import dev.socialposting.simulator.model.SimulatedAccount;
import java.util.List;

/** What the world can see of our posts. */
final class Ledger {
    private final SimulatorControl platforms;
    private final List<SimulatedAccount> accounts;

    Ledger(SimulatorControl platforms, List<SimulatedAccount> accounts) {
        this.platforms = platforms;
        this.accounts = accounts;
    }

    /** How many posts of ours with this text an account shows. */
    long posts(int account, String caption) {
        return platforms.postsOf(accounts.get(account).key()).stream()
                .filter(post -> post.origin() == PublicPost.Origin.API)
                .filter(post -> post.caption().equals(caption))
                .count();
    }

    /** How many posts of ours there are in all. */
    long posts() {
        return platforms.posts().stream()
                .filter(post -> post.origin() == PublicPost.Origin.API)
                .count();
    }
}
