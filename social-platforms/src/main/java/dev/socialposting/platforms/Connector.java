package dev.socialposting.platforms;

import dev.socialposting.accounts.AccessToken;
import java.util.List;
import java.util.Optional;

/** How a platform's accounts are connected. */
public interface Connector {
    /** The ways in which an account can be connected; the first is the usual one. */
    List<Login> logins();

    /**
     * Why a token cannot be one of an account of this platform, as far as its looks tell; empty if they do not tell that.
     *
     * @param login the name of one of {@link #logins()}
     */
    Optional<String> objectionToToken(String login, AccessToken token);

    /**
     * A way in which an account can be connected.
     *
     * @param name as in the API
     * @param label as a person sees it
     */
    record Login(String name, String label) {}
}
