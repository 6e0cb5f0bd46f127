package dev.socialposting.accounts;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What a platform gave us to act for an account. */
public record Credentials(Secrets secrets, Terms terms) {
    /** A token of which nothing else is known, as somebody pastes it. */
    public static Credentials of(AccessToken token) {
        return new Credentials(Secrets.of(token), Terms.UNKNOWN);
    }

    /** What is sent with every call. */
    public AccessToken accessToken() {
        return secrets.accessToken();
    }

    /**
     * The newer ones, and of these whatever the newer ones lack: what a platform leaves out of an answer is still good. An end belongs
     * to its token, so it is not kept for another.
     */
    public Credentials replacedBy(Credentials newer) {
        boolean sameAccess = newer.accessToken().equals(accessToken());
        boolean sameRefresh = newer.secrets
                .refreshToken()
                .map(given -> secrets.refreshToken().filter(given::equals).isPresent())
                .orElse(true);
        return new Credentials(
                secrets.replacedBy(newer.secrets),
                new Terms(
                        known(newer.terms.accessExpiresAt(), terms.accessExpiresAt(), sameAccess),
                        known(newer.terms.refreshExpiresAt(), terms.refreshExpiresAt(), sameRefresh),
                        known(newer.terms.scopes(), terms.scopes())));
    }

    private static Optional<Instant> known(Optional<Instant> newer, Optional<Instant> older, boolean sameToken) {
        return sameToken ? newer.or(() -> older) : newer;
    }

    private static Set<String> known(Set<String> newer, Set<String> older) {
        return newer.isEmpty() ? older : newer;
    }
}
