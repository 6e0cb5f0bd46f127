package dev.socialposting.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.socialposting.local.aws.server.PortTakenException;
import dev.socialposting.local.aws.server.SiteGuard;
import dev.socialposting.local.aws.template.Template;
import dev.socialposting.local.aws.testing.RawHttp;
import dev.socialposting.local.lambda.LambdaFunction;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpGatewayTest {

    private static final SiteGuard NO_PUBLIC_URL = new SiteGuard(Optional.empty());

    private static final Template TEMPLATE = Template.parse("""
            Resources:
              Things:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: some.Handler
                  CodeUri: things.jar
                  Timeout: 1
                  Events:
                    One: { Type: HttpApi, Properties: { Method: GET, Path: "/api/things/{id}" } }
                    Own: { Type: HttpApi, Properties: { Method: GET, Path: /api/things/mine } }
                    New: { Type: HttpApi, Properties: { Method: POST, Path: /api/things } }
                    Rest: { Type: HttpApi }
            """);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-01T09:08:07.654Z"), ZoneOffset.UTC);
    private static final SignIn ANYBODY = new SignIn.NotNeeded("local-user");
    private static final StaticFiles NO_DASHBOARD = dashboard(Path.of("not-built"));

    private final List<APIGatewayV2HTTPEvent> received = Collections.synchronizedList(new ArrayList<>());
    private final List<AutoCloseable> started = new ArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() throws Exception {
        client.close();
        for (AutoCloseable closeable : started) {
            closeable.close();
        }
    }

    @Test
    void aRequestBecomesAnEventAsApiGatewayBuildsIt() throws Exception {
        URI gateway = start((event, context) -> ok());

        send(request(gateway, "/api/things/a%2Fb%20c?tag=x&tag=y%26z&empty=")
                .header("X-Custom", "one")
                .header("X-Custom", "two")
                .header("Cookie", "a=1; b=2")
                .header("User-Agent", "tester"));

        APIGatewayV2HTTPEvent event = received.getFirst();
        assertThat(event.getVersion()).isEqualTo("2.0");
        assertThat(event.getRouteKey()).isEqualTo("GET /api/things/{id}");
        assertThat(event.getRawPath()).isEqualTo("/api/things/a/b c");
        assertThat(event.getPathParameters()).isEqualTo(Map.of("id", "a/b c"));
        assertThat(event.getRawQueryString()).isEqualTo("tag=x&tag=y%26z&empty=");
        assertThat(event.getQueryStringParameters()).isEqualTo(Map.of("tag", "x,y&z", "empty", ""));
        assertThat(event.getCookies()).containsExactly("a=1", "b=2");
        assertThat(event.getHeaders())
                .containsEntry("x-custom", "one,two")
                .containsEntry("x-forwarded-for", "127.0.0.1")
                .doesNotContainKey("cookie");
        assertThat(event.getBody()).isNull();
        assertThat(event.getIsBase64Encoded()).isFalse();
        var http = event.getRequestContext().getHttp();
        assertThat(http.getMethod()).isEqualTo("GET");
        assertThat(http.getPath()).isEqualTo("/api/things/a/b c");
        assertThat(http.getSourceIp()).isEqualTo("127.0.0.1");
        assertThat(http.getUserAgent()).isEqualTo("tester");
        assertThat(event.getRequestContext().getRouteKey()).isEqualTo("GET /api/things/{id}");
        assertThat(event.getRequestContext().getStage()).isEqualTo("$default");
        assertThat(event.getRequestContext().getTime()).isEqualTo("01/Mar/2026:09:08:07 +0000");
        assertThat(event.getRequestContext().getTimeEpoch())
                .isEqualTo(CLOCK.instant().toEpochMilli());
        assertThat(event.getRequestContext().getRequestId()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /api/things/7, GET /api/things/{id}",
        "GET, /api/things/mine, GET /api/things/mine",
        "POST, /api/things, POST /api/things",
        "DELETE, /api/things, $default",
        "GET, /api/things/, $default",
        "GET, /api/nothing, $default",
        "GET, /api, $default"
    })
    void theMostPreciseRouteWinsAndTheDefaultRouteTakesTheRest(String method, String path, String routeKey)
            throws Exception {
        URI gateway = start((event, context) -> ok());

        send(request(gateway, path).method(method, BodyPublishers.noBody()));

        assertThat(received).extracting(APIGatewayV2HTTPEvent::getRouteKey).containsExactly(routeKey);
    }

    @Test
    void theCallerIsTheLocalUserUnlessTheDevHeaderNamesAnother() throws Exception {
        URI gateway = start((event, context) -> ok());

        send(request(gateway, "/api/things/1"));
        send(request(gateway, "/api/things/1").header("X-Dev-User", "ada"));

        assertThat(received)
                .extracting(event -> event.getRequestContext()
                        .getAuthorizer()
                        .getJwt()
                        .getClaims()
                        .get("sub"))
                .containsExactly("local-user", "ada");
        assertThat(received).allSatisfy(event -> assertThat(event.getHeaders()).doesNotContainKey("x-dev-user"));
    }

    @ParameterizedTest
    @CsvSource({
        "application/json; charset=utf-8, false",
        "text/plain, false",
        "application/octet-stream, true",
        "application/x-www-form-urlencoded, true"
    })
    void aBodyIsTextOrBase64ByItsType(String type, boolean base64) throws Exception {
        URI gateway = start((event, context) -> ok());
        String body = "{\"word\": \"größer\"}";

        send(request(gateway, "/api/things").header("Content-Type", type).POST(BodyPublishers.ofString(body)));

        APIGatewayV2HTTPEvent event = received.getFirst();
        String expected = base64 ? Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8)) : body;
        assertThat(event.getIsBase64Encoded()).isEqualTo(base64);
        assertThat(event.getBody()).isEqualTo(expected);
    }

    @Test
    void aTextThatIsNotUtf8ReachesTheFunctionAsTheBytesItCameIn() throws Exception {
        URI gateway = start((event, context) -> ok());
        byte[] latin1 = "{\"word\": \"gr\u00f6\u00dfer\"}".getBytes(StandardCharsets.ISO_8859_1);

        send(request(gateway, "/api/things")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(latin1)));

        APIGatewayV2HTTPEvent event = received.getFirst();
        assertThat(event.getIsBase64Encoded()).isTrue();
        assertThat(Base64.getDecoder().decode(event.getBody())).isEqualTo(latin1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"%zz=1", "a=%", "a=|b", "a=[x]", "a={\"b\":1}", "a=^`<>", "q=%E9"})
    void aQueryThatNoLibraryCanReadReachesTheFunctionAsItWasSent(String query) {
        URI gateway = start((event, context) -> ok());

        assertThat(RawHttp.send(gateway, "GET /api/things/7?" + query).status()).isEqualTo(200);
        assertThat(received.getFirst().getRawQueryString()).isEqualTo(query);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /api/things/%zz", "GET /api/things/%", "NONSENSE", "GET nowhere"})
    void whatCannotBeReadIsAnsweredInTheGatewaysOwnFormat(String line) {
        URI gateway = start((event, context) -> ok());

        RawHttp.Answer answer = RawHttp.send(gateway, line);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.head()).containsIgnoringCase("content-type: application/json");
        assertThat(answer.body()).contains("{\"message\":\"Bad Request\"}");
        assertThat(received).isEmpty();
    }

    @Test
    void aPathIsDecodedOnce() {
        URI gateway = start((event, context) -> ok());

        RawHttp.send(gateway, "GET /api/things/a%3Ab");
        RawHttp.send(gateway, "GET /api/things/a%253Ab");

        assertThat(received)
                .extracting(APIGatewayV2HTTPEvent::getRawPath)
                .containsExactly("/api/things/a:b", "/api/things/a%3Ab");
    }

    @Test
    void aForeignNameGetsNothing() {
        URI gateway = start((event, context) -> ok());

        assertThat(RawHttp.send(gateway, "GET /api/things/7", "Host: evil.example.com")
                        .status())
                .isEqualTo(421);
        assertThat(RawHttp.send(gateway, "GET /", "Host: evil.example.com").status())
                .isEqualTo(421);
        assertThat(RawHttp.send(gateway, "GET /api/things/7", "Host: localhost").status())
                .isEqualTo(200);
        assertThat(received).hasSize(1);
    }

    @Test
    void aPageOfAnotherSiteCannotHaveAnythingDone() {
        URI gateway = start((event, context) -> ok());

        RawHttp.Answer byOrigin = RawHttp.send(gateway, "POST /api/things", "Origin: https://evil.example.com");
        RawHttp.Answer bySite = RawHttp.send(gateway, "POST /api/things", "Sec-Fetch-Site: cross-site");
        RawHttp.Answer own = RawHttp.send(gateway, "POST /api/things", "Origin: http://" + gateway.getAuthority());

        assertThat(byOrigin.status()).isEqualTo(403);
        assertThat(byOrigin.body()).startsWith("{\"message\":");
        assertThat(bySite.status()).isEqualTo(403);
        assertThat(own.status()).isEqualTo(200);
        assertThat(received).hasSize(1);
    }

    @Test
    void anAnswerIsWrittenBackWithItsStatusHeadersCookiesAndBytes() throws Exception {
        byte[] bytes = {0, 1, 2, (byte) 0xff};
        URI gateway = start((event, context) -> APIGatewayV2HTTPResponse.builder()
                .withStatusCode(201)
                .withHeaders(Map.of("Content-Type", "image/png", "X-Custom", "yes"))
                .withCookies(List.of("a=1", "b=2"))
                .withBody(Base64.getEncoder().encodeToString(bytes))
                .withIsBase64Encoded(true)
                .build());

        HttpResponse<byte[]> response =
                client.send(request(gateway, "/api/things/1").build(), BodyHandlers.ofByteArray());

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.headers().firstValue("content-type")).contains("image/png");
        assertThat(response.headers().firstValue("x-custom")).contains("yes");
        assertThat(response.headers().allValues("set-cookie")).containsExactlyInAnyOrder("a=1", "b=2");
        assertThat(response.body()).isEqualTo(bytes);
    }

    @Test
    void anAnswerWithoutBodyHasNone() throws Exception {
        URI gateway = start((event, context) ->
                APIGatewayV2HTTPResponse.builder().withStatusCode(204).build());

        HttpResponse<String> response = send(request(gateway, "/api/things/1"));

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void aHandlerThatThrowsGivesTheGatewaysOwnErrorAndNoDetails() throws Exception {
        URI gateway = start((event, context) -> {
            throw new IllegalStateException("a secret");
        });

        HttpResponse<String> response = send(request(gateway, "/api/things/1"));

        assertThat(response.statusCode()).isEqualTo(500);
        assertThat(response.body()).isEqualTo("{\"message\":\"Internal Server Error\"}");
    }

    @Test
    void aHandlerThatExceedsItsTimeoutIsInterrupted() throws Exception {
        List<Thread> interrupted = Collections.synchronizedList(new ArrayList<>());
        URI gateway = start((event, context) -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.add(Thread.currentThread());
            }
            return ok();
        });

        assertThat(send(request(gateway, "/api/things/1")).statusCode()).isEqualTo(500);
        await().until(() -> !interrupted.isEmpty());
    }

    @Test
    void aBodyThatApiGatewayWouldRefuseNeverReachesTheFunction() throws Exception {
        URI gateway = start((event, context) -> ok());

        HttpResponse<String> response = send(request(gateway, "/api/things")
                .POST(BodyPublishers.ofByteArray(new byte[HttpGateway.MAX_BODY_BYTES + 1])));

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(received).isEmpty();
    }

    @Test
    void whatIsNotOfTheApiIsForTheDashboardAlone(@TempDir Path directory) throws Exception {
        Files.writeString(directory.resolve("index.html"), "the page");
        URI gateway = start((event, context) -> ok(), dashboard(directory));

        assertThat(send(request(gateway, "/uploads")).body()).isEqualTo("the page");
        assertThat(send(request(gateway, "/apiary")).body()).isEqualTo("the page");
        assertThat(received).isEmpty();
    }

    @Test
    void aTakenPortIsNamed() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> HttpGateway.start(
                            other.getLocalPort(), List.of(), NO_DASHBOARD, ANYBODY, NO_PUBLIC_URL, CLOCK))
                    .isInstanceOf(PortTakenException.class)
                    .hasMessage("port %d for the gateway is already taken", other.getLocalPort());
        }
    }

    private URI start(RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> handler) {
        return start(handler, NO_DASHBOARD);
    }

    private URI start(RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> handler, StaticFiles files) {
        LambdaFunction function = LambdaFunction.of(
                TEMPLATE.function("Things"),
                (event, context) -> {
                    received.add(event);
                    return handler.handleRequest(event, context);
                },
                APIGatewayV2HTTPEvent.class,
                APIGatewayV2HTTPResponse.class,
                CLOCK);
        HttpGateway gateway = HttpGateway.start(0, List.of(function), files, ANYBODY, NO_PUBLIC_URL, CLOCK);
        started.add(gateway);
        started.add(function);
        return gateway.endpoint();
    }

    private static StaticFiles dashboard(Path directory) {
        return StaticFiles.in(directory, URI.create("http://127.0.0.1:8090"), ANYBODY, "local");
    }

    private static APIGatewayV2HTTPResponse ok() {
        return APIGatewayV2HTTPResponse.builder()
                .withStatusCode(200)
                .withBody("ok")
                .build();
    }

    private static HttpRequest.Builder request(URI gateway, String path) {
        return HttpRequest.newBuilder(gateway.resolve(path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
