package dev.socialposting.local.identity;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.id.Identifier;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.nav.security.mock.oauth2.token.OAuth2TokenCallback;

/**
 * Access tokens as Cognito makes them: no {@code aud}, but the client's id in {@code client_id}.
 *
 * <p>Source: Amazon Cognito developer guide, "Understanding the access token".
 */
record CognitoTokens(String issuerId) implements OAuth2TokenCallback {

    private static final Duration LIFE = Duration.ofHours(1);

    /** Of a token that nobody has signed in for; otherwise it is the name that was typed. */
    @Override
    public String subject(TokenRequest request) {
        return clientId(request);
    }

    @Override
    public String typeHeader(TokenRequest request) {
        return JOSEObjectType.JWT.getType();
    }

    @Override
    public List<String> audience(TokenRequest request) {
        return List.of();
    }

    @Override
    public Map<String, Object> addClaims(TokenRequest request) {
        return Map.of("client_id", clientId(request));
    }

    @Override
    public long tokenExpiry() {
        return LIFE.toSeconds();
    }

    private static String clientId(TokenRequest request) {
        return Optional.ofNullable(request.getClientID())
                .map(Identifier::getValue)
                .orElse("");
    }
}
