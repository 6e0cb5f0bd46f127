package dev.socialposting.local.gateway;

import java.util.Map;

/** Who calls, on one machine: {@code local-user}, or whom the header {@code X-Dev-User} names. Nobody is asked to prove it. */
final class DevUser {

    static final String HEADER = "x-dev-user";

    private static final String DEFAULT = "local-user";

    private DevUser() {}

    /** The claims that a JWT authorizer would have found in the caller's token. */
    static Map<String, String> claims(GatewayRequest request) {
        return Map.of(
                "sub", request.header(HEADER).filter(name -> !name.isBlank()).orElse(DEFAULT));
    }
}
