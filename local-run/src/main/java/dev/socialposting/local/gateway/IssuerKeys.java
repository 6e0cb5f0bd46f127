package dev.socialposting.local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;

/** An issuer's public keys, at the place that its discovery document names (OpenID Connect Discovery 1.0). */
final class IssuerKeys {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int LONGEST_MILLIS = 30_000;
    /** As long as API Gateway keeps them. A token with a key that is not known has them read again. */
    private static final long KEPT_MILLIS = Duration.ofHours(2).toMillis();

    private IssuerKeys() {}

    static JWKSource<SecurityContext> of(URI issuer) {
        DefaultResourceRetriever retriever = new DefaultResourceRetriever(LONGEST_MILLIS, LONGEST_MILLIS);
        try {
            URI discovery = URI.create(issuer + "/.well-known/openid-configuration");
            JsonNode document =
                    JSON.readTree(retriever.retrieveResource(discovery.toURL()).getContent());
            URI keys = URI.create(document.path("jwks_uri").asText());
            return JWKSourceBuilder.create(keys.toURL(), retriever)
                    .cache(KEPT_MILLIS, LONGEST_MILLIS)
                    .refreshAheadCache(false)
                    .rateLimited(false)
                    .build();
        } catch (IOException e) {
            throw new UncheckedIOException(issuer + " does not say what its keys are", e);
        }
    }
}
