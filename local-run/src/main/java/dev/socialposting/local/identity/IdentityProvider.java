package dev.socialposting.local.identity;

import dev.socialposting.local.aws.server.Loopback;
import dev.socialposting.local.aws.server.SiteGuard;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;
import okhttp3.HttpUrl;

/** An OpenID Connect provider on loopback. Whoever types a name is that user; there is no password. */
public final class IdentityProvider implements AutoCloseable {

    /** As what the dashboard signs in. */
    public static final String CLIENT_ID = "dashboard";

    private static final String ISSUER_ID = "users";

    private final MockOAuth2Server server;

    private IdentityProvider(MockOAuth2Server server) {
        this.server = server;
    }

    /**
     * Starts it.
     *
     * @param port 0 takes a free one
     * @param page the file with the page to sign in on: a form that posts {@code username}
     * @param guard against names that are not ours
     */
    public static IdentityProvider start(int port, Path page, SiteGuard guard) {
        MockOAuth2Server server = new MockOAuth2Server(new OAuth2Config(
                true,
                page.toString(),
                null,
                false,
                new OAuth2TokenProvider(),
                Set.of(new CognitoTokens(ISSUER_ID)),
                new GuardedHttp(guard)));
        server.start(Loopback.address(port).getAddress(), port);
        return new IdentityProvider(server);
    }

    /** As in the {@code iss} of its tokens. */
    public URI issuer() {
        return Loopback.endpoint(server.baseUrl().port()).resolve("/" + ISSUER_ID);
    }

    /** A token of a user who has not signed in. */
    public String token(String subject) {
        return server.anyToken(HttpUrl.get(issuer().toString()), Map.of("sub", subject, "aud", CLIENT_ID))
                .serialize();
    }

    @Override
    public void close() {
        server.shutdown();
    }
}
