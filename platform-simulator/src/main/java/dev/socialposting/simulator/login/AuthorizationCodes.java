package dev.socialposting.simulator.login;

import dev.socialposting.simulator.model.AccountKey;
import dev.socialposting.simulator.state.Storage;
import dev.socialposting.simulator.state.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Authorization codes: good once, for an hour, for the address they were sent to. */
public final class AuthorizationCodes {
    private static final Duration LIFE = Duration.ofHours(1);

    /** What a person agreed to. */
    public record Agreement(AccountKey account, String redirectUri, List<String> scopes, Instant at) {
        public Agreement {
            scopes = List.copyOf(scopes);
        }
    }

    private final Table<Agreement> open;

    /** The codes of one login that are still open. */
    public AuthorizationCodes(Storage storage, String login) {
        this.open = storage.table(login + "_codes", Agreement.class);
    }

    /** Makes a code valid. */
    public void put(String code, Agreement agreement) {
        open.put(code, agreement);
    }

    /** Uses a code up; nothing when it is unknown, used, too old or was sent elsewhere. */
    public Optional<Agreement> redeem(String code, String redirectUri, Instant now) {
        Optional<Agreement> found = open.find(code);
        open.remove(code);
        return found.filter(agreement -> agreement.redirectUri().equals(redirectUri))
                .filter(agreement -> now.isBefore(agreement.at().plus(LIFE)));
    }
}
