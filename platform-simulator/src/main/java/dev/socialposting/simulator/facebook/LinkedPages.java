package dev.socialposting.simulator.facebook;

import dev.socialposting.simulator.graph.Meta;
import dev.socialposting.simulator.model.SimulatedAccount;
import dev.socialposting.simulator.state.Accounts;
import java.util.List;
import java.util.Optional;

/**
 * Which Page an Instagram account of Facebook Login is linked to: the first such account to the first Page, and so on.
 *
 * <p>A Page's token works for its Instagram account too.
 */
record LinkedPages(Accounts accounts) {

    /** The Instagram account linked to a Page. */
    Optional<SimulatedAccount> instagramOf(SimulatedAccount page) {
        int index = accounts.of(Meta.FACEBOOK).indexOf(page);
        List<SimulatedAccount> instagram = linkable();
        return index >= 0 && index < instagram.size() ? Optional.of(instagram.get(index)) : Optional.empty();
    }

    private List<SimulatedAccount> linkable() {
        return accounts.of(Meta.INSTAGRAM).stream()
                .filter(account -> account.loginVariant().equals(Meta.FACEBOOK_LOGIN))
                .toList();
    }
}
