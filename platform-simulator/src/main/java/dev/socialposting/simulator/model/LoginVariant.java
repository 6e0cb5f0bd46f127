package dev.socialposting.simulator.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How an account was connected, which decides the host its calls go to.
 *
 * <p>Facebook Pages always have {@link #FACEBOOK_LOGIN}; Instagram accounts have either.
 */
public enum LoginVariant {
    /** Calls go to {@code graph.instagram.com} with a token that starts with {@code IGAA}. */
    INSTAGRAM_LOGIN,
    /** Calls go to {@code graph.facebook.com} with a token that starts with {@code EAA}. */
    FACEBOOK_LOGIN;

    /** The variant whose id is given, such as {@code facebook_login}. */
    public static Optional<LoginVariant> ofId(String id) {
        return Arrays.stream(values())
                .filter(variant -> variant.id().equals(id))
                .findFirst();
    }

    /** The name in lower case, as it is written in JSON. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
