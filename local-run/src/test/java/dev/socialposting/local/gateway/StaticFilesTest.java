package dev.socialposting.local.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.local.aws.server.SiteGuard;
import java.io.ByteArrayInputStream;
import java.io.IOException;
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
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StaticFilesTest {

    private static final SiteGuard NO_PUBLIC_URL = new SiteGuard(Optional.empty());

    private static final String LONG = "const words = 'the same again and again';\n".repeat(100);

    private static final SignIn ANYBODY = new SignIn.NotNeeded("local-user");

    @TempDir
    private static Path folder;

    private static Path directory;
    private static HttpGateway gateway;
    private static HttpClient client;

    @BeforeAll
    static void start() throws IOException {
        directory = folder.resolve("dist");
        Files.createDirectories(directory.resolve("assets"));
        StaticFiles files = StaticFiles.in(directory, URI.create("http://127.0.0.1:8090"), ANYBODY, "local");
        gateway = HttpGateway.start(0, List.of(), files, ANYBODY, NO_PUBLIC_URL, Clock.systemUTC());
        client = HttpClient.newHttpClient();
    }

    @AfterAll
    static void stop() {
        client.close();
        gateway.close();
    }

    @BeforeEach
    void build() throws IOException {
        write("index.html", "<p>the page</p>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/uploads", "/uploads/0b7c/logs", "/accounts/", "/assets", "/index.html"})
    void everyPathThatNamesNoFileIsThePageAndIsAskedForAgain(String path) throws Exception {
        HttpResponse<String> page = get(path);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).isEqualTo("<p>the page</p>");
        assertThat(header(page, "content-type")).isEqualTo("text/html; charset=utf-8");
        assertThat(header(page, "cache-control")).isEqualTo("no-cache");
    }

    @ParameterizedTest
    @CsvSource({
        "index-B1.js, text/javascript; charset=utf-8",
        "index-B1.css, text/css; charset=utf-8",
        "index-B1.js.map, application/json",
        "icon-B1.svg, image/svg+xml",
        "icon-B1.png, image/png",
        "font-B1.woff2, font/woff2",
        "other-B1.xyz, application/octet-stream"
    })
    void aFileWithAHashInItsNameHasItsTypeAndMayBeKeptForEver(String name, String type) throws Exception {
        write("assets/" + name, "content");

        HttpResponse<String> file = get("/assets/" + name);

        assertThat(file.body()).isEqualTo("content");
        assertThat(header(file, "content-type")).isEqualTo(type);
        assertThat(header(file, "cache-control")).isEqualTo("public, max-age=31536000, immutable");
    }

    @Test
    void aFileWithoutAHashIsAskedForAgain() throws Exception {
        write("icon.svg", "<svg/>");

        assertThat(header(get("/icon.svg"), "cache-control")).isEqualTo("no-cache");
    }

    @Test
    void theContractOfTheApiIsAFileAndItsPageIsThePage() throws Exception {
        write("openapi.yaml", "openapi: 3.0.3");

        HttpResponse<String> contract = get("/openapi.yaml");

        assertThat(contract.body()).isEqualTo("openapi: 3.0.3");
        assertThat(header(contract, "content-type")).isEqualTo("application/yaml");
        assertThat(get("/docs/api").body()).isEqualTo("<p>the page</p>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/missing.js", "/assets/old-A0.js", "/uploads/robots.txt", "/assets/.."})
    void aFileThatIsNotThereIsNotFound(String path) throws Exception {
        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).doesNotContain("the page");
    }

    /** An address that leads out of the place, or is none at all, is refused before anybody looks for a file. */
    @ParameterizedTest
    @CsvSource({
        "/../secret.txt, 400",
        "/..%2fsecret.txt, 404",
        "/%2e%2e/secret.txt, 400",
        "/assets/../../secret.txt, 400",
        "/assets/%2e%2e%2f..%2fsecret.txt, 404",
        "//../secret.txt, 404",
        "/%00.js, 400"
    })
    void nothingOutsideTheFolderIsServed(String path, int status) throws Exception {
        Files.writeString(folder.resolve("secret.txt"), "secret");

        HttpResponse<String> answer = get(path);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).doesNotContain("secret", "the page");
    }

    @Test
    void anAbsolutePathIsNotFollowed() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");

        assertThat(get("/" + secret).body()).doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/config.json", "/missing.js"})
    void aPageMayRunAndLoadNothingButItsOwnFilesAndVideos(String path) throws Exception {
        HttpResponse<String> answer = get(path);

        assertThat(header(answer, "content-security-policy").split("; "))
                .containsExactlyInAnyOrder(
                        "default-src 'self'",
                        "style-src 'self' 'unsafe-inline'",
                        "img-src 'self' data: blob:",
                        "media-src https: http://127.0.0.1:8090",
                        "connect-src 'self' http://127.0.0.1:8090",
                        "base-uri 'none'",
                        "form-action 'self'",
                        "frame-ancestors 'none'",
                        "object-src 'none'");
        assertThat(header(answer, "x-content-type-options")).isEqualTo("nosniff");
        assertThat(header(answer, "referrer-policy")).isEqualTo("no-referrer");
    }

    @Test
    void theConfigurationNamesTheSimulatorAndTheLocalUser() throws Exception {
        HttpResponse<String> configuration = get("/config.json");

        assertThat(configuration.body())
                .isEqualTo(
                        "{\"simulator_url\":\"http://127.0.0.1:8090\",\"local_user\":\"local-user\",\"commit\":\"local\"}");
        assertThat(header(configuration, "content-type")).isEqualTo("application/json");
        assertThat(header(configuration, "cache-control")).isEqualTo("no-cache");
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br;q=1.0, GZIP;q=0.8, *;q=0.1", "deflate, gzip; q=1"})
    void longTextIsCompressedForWhoTakesIt(String accepted) throws Exception {
        write("assets/index-B1.js", LONG);

        HttpResponse<byte[]> file = client.send(
                request("/assets/index-B1.js")
                        .header("Accept-Encoding", accepted)
                        .build(),
                BodyHandlers.ofByteArray());

        assertThat(header(file, "content-encoding")).isEqualTo("gzip");
        assertThat(header(file, "vary")).isEqualTo("accept-encoding");
        assertThat(file.body().length).isLessThan(LONG.length() / 10);
        try (GZIPInputStream uncompressed = new GZIPInputStream(new ByteArrayInputStream(file.body()))) {
            assertThat(new String(uncompressed.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(LONG);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "gzip;q=0", "gzip;q=0.0", "xgzip"})
    void textIsSentAsItIsToWhoDoesNotTakeGzip(String accepted) throws Exception {
        write("assets/index-B1.js", LONG);

        HttpResponse<String> file = send(request("/assets/index-B1.js").header("Accept-Encoding", accepted));

        assertThat(file.headers().firstValue("content-encoding")).isEmpty();
        assertThat(header(file, "vary")).isEqualTo("accept-encoding");
        assertThat(file.body()).isEqualTo(LONG);
    }

    @Test
    void picturesAndShortTextAreNotCompressed() throws Exception {
        write("assets/icon-B1.png", LONG);

        for (String path : List.of("/assets/icon-B1.png", "/")) {
            HttpResponse<String> file = send(request(path).header("Accept-Encoding", "gzip"));
            assertThat(file.headers().firstValue("content-encoding")).as(path).isEmpty();
        }
    }

    @Test
    void onlyReadingIsAllowed() throws Exception {
        HttpResponse<String> head = send(request("/uploads").HEAD());
        HttpResponse<String> post = send(request("/uploads").POST(BodyPublishers.ofString("x")));

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        assertThat(post.statusCode()).isEqualTo(405);
        assertThat(header(post, "allow")).isEqualTo("GET, HEAD");
    }

    @Test
    void beforeTheFirstBuildThePageSaysWhatToRun() throws Exception {
        Files.delete(directory.resolve("index.html"));

        HttpResponse<String> before = get("/");
        write("index.html", "<p>built meanwhile</p>");

        assertThat(before.statusCode()).isEqualTo(503);
        assertThat(header(before, "content-type")).isEqualTo("text/plain; charset=utf-8");
        assertThat(before.body()).contains("not built", "bin/run", "npm ci && npm run build");
        assertThat(get("/").body()).isEqualTo("<p>built meanwhile</p>");
    }

    private static void write(String name, String content) throws IOException {
        Files.writeString(directory.resolve(name), content);
    }

    /** The path is sent as it stands here: no client may tidy it. */
    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(gateway.endpoint() + path));
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(request(path));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElseThrow();
    }
}
