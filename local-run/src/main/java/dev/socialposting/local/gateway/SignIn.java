package dev.socialposting.local.gateway;

import java.net.URI;

/** How the gateway and the dashboard know who calls. */
public sealed interface SignIn {

    /**
     * Nobody signs in: any name is a user, and none is asked to prove it.
     *
     * @param localUser whom a caller is taken for that names nobody
     */
    record NotNeeded(String localUser) implements SignIn {}

    /**
     * By the token of an OpenID Connect provider.
     *
     * @param issuer as in the tokens' {@code iss}
     * @param clientId as what the dashboard signs in, and whom the tokens are for
     */
    record Needed(URI issuer, String clientId) implements SignIn {}
}
