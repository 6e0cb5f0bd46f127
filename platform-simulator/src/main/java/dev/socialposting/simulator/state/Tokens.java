package dev.socialposting.simulator.state;

import dev.socialposting.simulator.model.AccountKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Which access token stands for whom, and how long. */
public final class Tokens {
    /** What a token may be used for, as its platform names it. */
    public record Kind(String id) {}

    /**
     * A token that was given out.
     *
     * @param account the account it stands for; for a person, the account that was chosen when logging in
     * @param longLived whether it came from the long-lived exchange (or is seeded)
     * @param expiresAt nothing for a token without time expiry
     * @param scopes the permissions that were asked for
     */
    public record Grant(
            Kind kind,
            AccountKey account,
            boolean longLived,
            Instant issuedAt,
            Optional<Instant> expiresAt,
            List<String> scopes) {
        public Grant {
            scopes = List.copyOf(scopes);
        }

        /** Whether the time of the token is over. */
        public boolean expired(Instant now) {
            return expiresAt.isPresent() && !now.isBefore(expiresAt.get());
        }
    }

    private final Table<Grant> grants;

    Tokens(Storage storage) {
        this.grants = storage.table("tokens", Grant.class);
    }

    /** Makes a token valid. */
    public void put(String token, Grant grant) {
        grants.put(token, grant);
    }

    /** Makes tokens invalid. */
    public void removeAll(Predicate<Grant> which) {
        grants.removeIf(which);
    }

    /** What a token stands for, expired or not. */
    public Optional<Grant> find(String token) {
        return grants.find(token);
    }
}
