package dev.socialposting.simulator.facebook;

import dev.socialposting.simulator.model.LoginVariant;
import dev.socialposting.simulator.model.Platform;
import dev.socialposting.simulator.model.SimulatedAccount;
import dev.socialposting.simulator.state.Accounts;
import java.util.List;
import java.util.Optional;

/**
 * Which Page an Instagram account of Facebook Login is linked to: the first such account to the first Page, and so on.
 *
 * <p>A Page's token works for its Instagram account too.
 */
public record LinkedPages(Accounts accounts) {

    /** The Instagram account linked to a Page. */
    public Optional<SimulatedAccount> instagramOf(SimulatedAccount page) {
        int index = accounts.of(Platform.FACEBOOK).indexOf(page);
        List<SimulatedAccount> instagram = linkable();
        return index >= 0 && index < instagram.size() ? Optional.of(instagram.get(index)) : Optional.empty();
    }

    /** The Page an Instagram account is linked to. */
    public Optional<SimulatedAccount> pageOf(SimulatedAccount instagram) {
        int index = linkable().indexOf(instagram);
        List<SimulatedAccount> pages = accounts.of(Platform.FACEBOOK);
        return index >= 0 && index < pages.size() ? Optional.of(pages.get(index)) : Optional.empty();
    }

    private List<SimulatedAccount> linkable() {
        return accounts.of(Platform.INSTAGRAM).stream()
                .filter(account -> account.loginVariant() == LoginVariant.FACEBOOK_LOGIN)
                .toList();
    }
}
