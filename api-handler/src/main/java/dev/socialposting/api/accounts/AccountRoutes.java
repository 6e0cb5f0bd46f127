package dev.socialposting.api.accounts;

import dev.socialposting.accounts.ConnectedAccounts;
import dev.socialposting.accounts.SocialAccountStore;
import dev.socialposting.accounts.TokenCipher;
import dev.socialposting.api.http.Route;
import dev.socialposting.platforms.PlatformCatalog;
import java.time.Clock;
import java.util.List;

/** The routes of the calls about accounts, and what they need. */
public record AccountRoutes(SocialAccountStore accounts, TokenCipher cipher, PlatformCatalog platforms, Clock clock) {
    private static final String ONE = "/api/social/accounts/{destination}";

    public List<Route> routes() {
        OneAccount one = new OneAccount(accounts);
        return List.of(
                new Route("GET", "/api/social/accounts", new ListAccounts(accounts)),
                new Route("GET", ONE, one::show),
                new Route(
                        "PUT",
                        ONE,
                        new PutAccount(accounts, new ConnectedAccounts(accounts, cipher, clock), platforms)),
                new Route("DELETE", ONE, one::remove));
    }
}
