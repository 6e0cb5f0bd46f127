package dev.socialposting.local.gateway;

import java.time.Clock;
import java.util.Map;

/** Finds out who calls, before a function is invoked. */
interface Authorizer {

    Verdict verdict(GatewayRequest request);

    /** Whether a call goes on to its function. */
    sealed interface Verdict {

        /**
         * It does.
         *
         * @param claims as the function is told them
         */
        record Caller(Map<String, String> claims) implements Verdict {}

        /**
         * It does not.
         *
         * @param challenge the answer's {@code WWW-Authenticate}
         */
        record Refused(String challenge) implements Verdict {}
    }

    /**
     * Who decides, by how users sign in.
     *
     * @throws java.io.UncheckedIOException if the issuer does not say what its keys are
     */
    static Authorizer of(SignIn signIn, Clock clock) {
        return switch (signIn) {
            case SignIn.NotNeeded(String localUser) -> new DevUser(localUser);
            case SignIn.Needed needed -> JwtAuthorizer.of(needed, clock);
        };
    }
}
