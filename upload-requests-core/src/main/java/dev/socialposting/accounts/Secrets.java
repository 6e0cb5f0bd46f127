package dev.socialposting.accounts;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is secret of {@link Credentials}, and is stored encrypted only.
 *
 * @param keys what else a platform needs, by its name for it, such as the key that a token is bound to
 */
public record Secrets(AccessToken accessToken, Optional<RefreshToken> refreshToken, Map<String, String> keys) {
    /** None of the keys may be blank. */
    public Secrets {
        if (keys.values().stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException("a key is not blank");
        }
        keys = Map.copyOf(keys);
    }

    /** A token, and nothing else. */
    public static Secrets of(AccessToken token) {
        return new Secrets(token, Optional.empty(), Map.of());
    }

    /** The newer ones, and of these what the newer ones lack. */
    Secrets replacedBy(Secrets newer) {
        Map<String, String> all = new HashMap<>(keys);
        all.putAll(newer.keys);
        return new Secrets(newer.accessToken, newer.refreshToken.or(() -> refreshToken), all);
    }

    @Override
    public String toString() {
        return "Secrets[masked]";
    }
}
