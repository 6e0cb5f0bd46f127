package dev.socialposting.local.gateway;

import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.JWTClaimsSetVerifier;
import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What API Gateway's JWT authorizer wants of the claims: the issuer, the audience, and that the time is right.
 *
 * <p>Where there is no {@code aud}, as in Cognito's access tokens, {@code client_id} counts in its place; where there is one, it alone.
 *
 * @param issuer as in {@code iss}
 */
record ClaimRules(String issuer, String audience, Clock clock) implements JWTClaimsSetVerifier<SecurityContext> {

    @Override
    public void verify(JWTClaimsSet claims, @Nullable SecurityContext context) throws BadJWTException {
        require(issuer.equals(claims.getIssuer()), "the token has another issuer");
        require(audiences(claims).contains(audience), "the token has another audience");
        Instant now = clock.instant();
        require(
                time(claims.getExpirationTime()).filter(now::isBefore).isPresent(),
                "the token has expired, or never does");
        require(time(claims.getNotBeforeTime()).filter(now::isBefore).isEmpty(), "the token is not valid yet");
        require(time(claims.getIssueTime()).filter(now::isBefore).isEmpty(), "the token was issued in the future");
    }

    private static List<String> audiences(JWTClaimsSet claims) {
        List<String> audiences = claims.getAudience();
        return audiences.isEmpty() ? List.of(Objects.toString(claims.getClaim("client_id"), "")) : audiences;
    }

    private static Optional<Instant> time(@Nullable Date claim) {
        return Optional.ofNullable(claim).map(Date::toInstant);
    }

    private static void require(boolean fulfilled, String fault) throws BadJWTException {
        if (!fulfilled) {
            throw new BadJWTException(fault);
        }
    }
}
