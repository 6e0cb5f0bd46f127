package dev.socialposting.local.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.socialposting.local.aws.server.Loopback;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Publishes one key over HTTP, as an issuer does, and signs whatever a test wants. */
final class TestIssuer implements AutoCloseable {
    static final String KEY_ID = "the-key";

    private static final int KEY_BITS = 2048;

    private final HttpServer server;
    private final RSAKey key;

    private TestIssuer(HttpServer server, RSAKey key) {
        this.server = server;
        this.key = key;
    }

    static TestIssuer start() throws IOException {
        TestIssuer issuer = new TestIssuer(HttpServer.create(Loopback.address(0), 0), key());
        issuer.server.createContext(
                "/pool/.well-known/openid-configuration",
                exchange -> answer(exchange, "{\"jwks_uri\": \"%s/keys\"}".formatted(issuer.uri())));
        issuer.server.createContext(
                "/pool/keys", exchange -> answer(exchange, new JWKSet(issuer.key.toPublicJWK()).toString()));
        issuer.server.start();
        return issuer;
    }

    /** A key of the same name as the published one. */
    static RSAKey key() {
        try {
            return new RSAKeyGenerator(KEY_BITS).keyID(KEY_ID).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        try (exchange) {
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    URI uri() {
        return Loopback.endpoint(server.getAddress().getPort()).resolve("/pool");
    }

    RSAKey publishedKey() {
        return key;
    }

    String sign(JWTClaimsSet claims) {
        return sign(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(KEY_ID).build(), claims, key);
    }

    static String sign(JWSHeader header, JWTClaimsSet claims, RSAKey key) {
        try {
            SignedJWT token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
