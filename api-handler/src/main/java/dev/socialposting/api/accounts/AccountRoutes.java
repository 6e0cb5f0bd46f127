package dev.socialposting.api.accounts;

import dev.socialposting.accounts.ConnectedAccounts;
import dev.socialposting.accounts.SocialAccountStore;
import dev.socialposting.accounts.TokenCipher;
import dev.socialposting.api.http.CountedCalls;
import dev.socialposting.api.http.Endpoint;
import dev.socialposting.api.http.Route;
import dev.socialposting.api.http.WithoutParameters;
import dev.socialposting.platforms.SocialPlatforms;
import dev.socialposting.platforms.http.PlatformHttp;
import java.time.Clock;
import java.util.List;

/** The routes of the calls about accounts, and what they need. */
public record AccountRoutes(
        SocialAccountStore accounts,
        TokenCipher cipher,
        SocialPlatforms platforms,
        PlatformHttp http,
        Clock clock,
        CountedCalls counted) {
    private static final String ONE = "/api/social/accounts/{destination}";

    public List<Route> routes() {
        OneAccount one = new OneAccount(accounts);
        PutAccount put = new PutAccount(accounts, new ConnectedAccounts(accounts, cipher, clock), platforms, http);
        return List.of(
                route("GET", "/api/social/accounts", new ListAccounts(accounts)),
                route("GET", ONE, one::show),
                route("PUT", ONE, counted.of(put)),
                route("DELETE", ONE, counted.of(one::remove)));
    }

    private static Route route(String method, String path, Endpoint endpoint) {
        return new Route(method, path, new WithoutParameters(endpoint));
    }
}
