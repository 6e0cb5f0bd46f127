package dev.socialposting.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.socialposting.local.aws.server.SiteGuard;
import dev.socialposting.local.aws.template.Template;
import dev.socialposting.local.lambda.LambdaFunction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens over HTTP: whose call reaches the function, and as whose. */
class JwtAuthorizerTest {

    private static final SiteGuard NO_PUBLIC_URL = new SiteGuard(Optional.empty());
    private static final String AUDIENCE = "dashboard";
    private static final Instant NOW = Instant.parse("2026-03-01T09:08:07Z");
    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final Template TEMPLATE = Template.parse("""
            Resources:
              Things:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: some.Handler
                  CodeUri: things.jar
                  Timeout: 1
                  Events:
                    One: { Type: HttpApi, Properties: { Method: GET, Path: /api/things } }
            """);

    private static TestIssuer issuer;

    private final List<APIGatewayV2HTTPEvent> received = Collections.synchronizedList(new ArrayList<>());
    private final HttpClient client = HttpClient.newHttpClient();
    private final LambdaFunction function = LambdaFunction.of(
            TEMPLATE.function("Things"),
            (event, _) -> {
                received.add(event);
                return APIGatewayV2HTTPResponse.builder().withStatusCode(200).build();
            },
            APIGatewayV2HTTPEvent.class,
            APIGatewayV2HTTPResponse.class,
            CLOCK);
    private HttpGateway gateway;

    @BeforeAll
    static void publish() throws IOException {
        issuer = TestIssuer.start();
    }

    @AfterAll
    static void withdraw() {
        issuer.close();
    }

    @BeforeEach
    void start() {
        SignIn signIn = new SignIn.Needed(issuer.uri(), AUDIENCE);
        StaticFiles files = StaticFiles.in(Path.of("not-built"), URI.create("http://127.0.0.1:8090"), signIn, "local");
        gateway = HttpGateway.start(0, List.of(function), files, signIn, NO_PUBLIC_URL, CLOCK);
    }

    @AfterEach
    void stop() {
        client.close();
        gateway.close();
        function.close();
    }

    @Test
    void theFunctionIsToldTheClaimsOfACallersTokenAsTexts() throws Exception {
        int status = call(issuer.sign(claims(claims -> claims.claim("groups", List.of("one", "two")))))
                .statusCode();

        assertThat(status).isEqualTo(200);
        assertThat(received.getFirst()
                        .getRequestContext()
                        .getAuthorizer()
                        .getJwt()
                        .getClaims())
                .isEqualTo(Map.of(
                        "sub",
                        "ada",
                        "iss",
                        issuer.uri().toString(),
                        "aud",
                        AUDIENCE,
                        "iat",
                        String.valueOf(NOW.minusSeconds(60).getEpochSecond()),
                        "exp",
                        String.valueOf(NOW.plusSeconds(60).getEpochSecond()),
                        "groups",
                        "[one two]"));
    }

    @Test
    void aTokenMayComeWithoutItsSchemeAndWithAnyType() throws Exception {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID(TestIssuer.KEY_ID)
                .type(new JOSEObjectType("at+jwt"))
                .build();
        String token = TestIssuer.sign(header, claims(), issuer.publishedKey());

        assertThat(send("Authorization", token).statusCode()).isEqualTo(200);
        assertThat(send("authorization", "bearer " + token).statusCode()).isEqualTo(200);
    }

    @Test
    void whereThereIsNoAudienceTheClientCountsAsInCognitosAccessTokens() throws Exception {
        assertThat(call(issuer.sign(
                                claims(claims -> claims.audience((String) null).claim("client_id", AUDIENCE))))
                        .statusCode())
                .isEqualTo(200);

        assertRefused(
                issuer.sign(claims(claims -> claims.audience((String) null).claim("client_id", "other"))));
        assertRefused(issuer.sign(claims(claims -> claims.audience("other").claim("client_id", AUDIENCE))));
        assertRefused(issuer.sign(claims(claims -> claims.audience((String) null))));
    }

    @Test
    void aTokenForSomebodyElseIsRefused() throws Exception {
        assertRefused(issuer.sign(claims(claims -> claims.audience("other"))));
    }

    @Test
    void aTokenFromAnotherIssuerIsRefusedEvenWithOurIssuersKey() throws Exception {
        assertRefused(issuer.sign(claims(claims -> claims.issuer("https://issuer.example"))));
        assertRefused(issuer.sign(claims(claims -> claims.issuer(null))));
    }

    @Test
    void aTokenIsRefusedFromTheSecondOnAtWhichItExpires() throws Exception {
        assertThat(call(issuer.sign(claims(claims -> claims.expirationTime(at(1)))))
                        .statusCode())
                .isEqualTo(200);

        assertRefused(issuer.sign(claims(claims -> claims.expirationTime(at(0)))));
        assertRefused(issuer.sign(claims(claims -> claims.expirationTime(at(-3_600)))));
        assertRefused(issuer.sign(claims(claims -> claims.expirationTime(null))));
    }

    @Test
    void aTokenOfTheFutureIsRefused() throws Exception {
        assertRefused(issuer.sign(claims(claims -> claims.notBeforeTime(at(1)))));
        assertRefused(issuer.sign(claims(claims -> claims.issueTime(at(1)))));
    }

    @Test
    void aForgedTokenIsRefused() throws Exception {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID(TestIssuer.KEY_ID)
                .build();
        String genuine = issuer.sign(claims());
        String others = issuer.sign(claims(claims -> claims.subject("grace")));

        assertRefused(TestIssuer.sign(header, claims(), TestIssuer.key()));
        assertRefused(TestIssuer.sign(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("unknown").build(), claims(), issuer.publishedKey()));
        assertRefused(
                TestIssuer.sign(new JWSHeader.Builder(JWSAlgorithm.RS256).build(), claims(), issuer.publishedKey()));
        assertRefused(genuine.replaceAll("\\.[^.]*\\.", "." + others.split("\\.", -1)[1] + "."));
        assertRefused(genuine.substring(0, genuine.lastIndexOf('.') + 1));
    }

    @Test
    void aTokenThatIsSignedInNoOrInAnotherWayIsRefused() throws Exception {
        assertRefused(new PlainJWT(claims()).serialize());
        assertRefused(signedWithThePublicKeyAsASecret());
        assertRefused(TestIssuer.sign(
                new JWSHeader.Builder(JWSAlgorithm.PS256)
                        .keyID(TestIssuer.KEY_ID)
                        .build(),
                claims(),
                issuer.publishedKey()));
    }

    @Test
    void aCallerWithoutATokenIsRefusedWhateverNameHeGives() throws Exception {
        HttpResponse<String> answer = send("X-Dev-User", "ada");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("www-authenticate")).contains("Bearer");
        assertThat(send("Authorization", "Bearer ").statusCode()).isEqualTo(401);
        assertThat(send("Authorization", "Basic YWRhOmFkYQ==").statusCode()).isEqualTo(401);
        assertThat(received).isEmpty();
    }

    @Test
    void anIssuerThatIsNotThereIsFoundOutAtTheStart() {
        SignIn nobody = new SignIn.Needed(issuer.uri().resolve("/nobody"), AUDIENCE);

        assertThatThrownBy(() -> Authorizer.of(nobody, CLOCK))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("/nobody");
    }

    private void assertRefused(String token) throws IOException, InterruptedException {
        int before = received.size();

        HttpResponse<String> answer = call(token);

        assertThat(answer.statusCode()).as(token).isEqualTo(401);
        assertThat(answer.body()).isEqualTo("{\"message\":\"Unauthorized\"}");
        assertThat(answer.headers().firstValue("www-authenticate").orElse("")).contains("error=\"invalid_token\"");
        assertThat(received).hasSize(before);
    }

    private static String signedWithThePublicKeyAsASecret() throws JOSEException {
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256)
                        .keyID(TestIssuer.KEY_ID)
                        .build(),
                claims());
        token.sign(new MACSigner(issuer.publishedKey().toRSAPublicKey().getEncoded()));
        return token.serialize();
    }

    private static JWTClaimsSet claims() {
        return claims(UnaryOperator.identity());
    }

    /** Those of a good token, changed. */
    private static JWTClaimsSet claims(UnaryOperator<JWTClaimsSet.Builder> change) {
        return change.apply(new JWTClaimsSet.Builder()
                        .subject("ada")
                        .issuer(issuer.uri().toString())
                        .audience(AUDIENCE)
                        .issueTime(at(-60))
                        .expirationTime(at(60)))
                .build();
    }

    private static Date at(long secondsFromNow) {
        return Date.from(NOW.plusSeconds(secondsFromNow));
    }

    private HttpResponse<String> call(String token) throws IOException, InterruptedException {
        return send("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(String header, String value) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(gateway.endpoint().resolve("/api/things"))
                        .header(header, value)
                        .build(),
                BodyHandlers.ofString());
    }
}
