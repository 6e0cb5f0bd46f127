package dev.socialposting.local.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.jwt.proc.JWTProcessor;
import java.text.ParseException;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a caller for whom a token says, if the issuer has signed it and it is for us and valid now.
 *
 * <p>Source: API Gateway developer guide, "Control access to HTTP APIs with JWT authorizers in API Gateway": a token is taken from
 * the header as it stands or after {@code Bearer}, its {@code kid} must name one of the issuer's keys, and its signature must be an RSA
 * one. Of these, only RS256 is understood here, which Cognito uses.
 */
final class JwtAuthorizer implements Authorizer {

    private static final Logger LOG = LoggerFactory.getLogger(JwtAuthorizer.class);
    private static final String HEADER = "authorization";
    private static final String SCHEME = "Bearer ";

    private final JWTProcessor<SecurityContext> processor;

    private JwtAuthorizer(JWTProcessor<SecurityContext> processor) {
        this.processor = processor;
    }

    /**
     * Asks the issuer where its keys are; they are read when the first token comes.
     *
     * @throws java.io.UncheckedIOException if it does not say
     */
    static JwtAuthorizer of(SignIn.Needed signIn, Clock clock) {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(
                new JWSVerificationKeySelector<>(JWSAlgorithm.RS256, IssuerKeys.of(signIn.issuer())));
        // Access tokens may say "at+jwt" (RFC 9068); API Gateway does not look at it.
        processor.setJWSTypeVerifier((_, _) -> {});
        processor.setJWTClaimsSetVerifier(new ClaimRules(signIn.issuer().toString(), signIn.clientId(), clock));
        return new JwtAuthorizer(processor);
    }

    @Override
    public Verdict verdict(GatewayRequest request) {
        Optional<String> header = request.header(HEADER).filter(value -> !value.isBlank());
        return header.map(this::verdict).orElseGet(() -> new Verdict.Refused("Bearer"));
    }

    private Verdict verdict(String header) {
        boolean prefixed = header.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        try {
            return new Verdict.Caller(ClaimTexts.of(claims(prefixed ? header.substring(SCHEME.length()) : header)));
        } catch (ParseException | BadJOSEException e) {
            LOG.debug("A token is refused", e);
            return refused(String.valueOf(e.getMessage()));
        } catch (JOSEException e) {
            LOG.warn("A token cannot be checked, and is refused: {}", e.toString());
            return refused("the token cannot be checked");
        }
    }

    private JWTClaimsSet claims(String token) throws ParseException, BadJOSEException, JOSEException {
        SignedJWT signed = SignedJWT.parse(token.strip());
        if (signed.getHeader().getKeyID() == null) {
            throw new BadJOSEException("the token names no key");
        }
        return processor.process(signed, null);
    }

    private static Verdict refused(String why) {
        return new Verdict.Refused(
                "Bearer scope=\"\" error=\"invalid_token\" error_description=\"%s\"".formatted(why.replace('"', '\'')));
    }
}
