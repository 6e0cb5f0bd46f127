package dev.socialposting.local.gateway;

import java.util.Map;

/** Who calls where nobody signs in: the local user, or whom the header {@code X-Dev-User} names. */
final class DevUser implements Authorizer {

    static final String HEADER = "x-dev-user";

    private final String localUser;

    DevUser(String localUser) {
        this.localUser = localUser;
    }

    /** The claims that a JWT authorizer would have found in the caller's token. */
    @Override
    public Verdict verdict(GatewayRequest request) {
        String user = request.header(HEADER).filter(name -> !name.isBlank()).orElse(localUser);
        return new Verdict.Caller(Map.of("sub", user));
    }
}
