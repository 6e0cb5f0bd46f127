package dev.socialposting.simulator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.socialposting.simulator.SeededAccounts;
import dev.socialposting.simulator.SimulatorServer;
import dev.socialposting.simulator.SimulatorSettings;
import dev.socialposting.simulator.graph.Meta;
import dev.socialposting.simulator.kit.Json;
import dev.socialposting.simulator.model.FaultProfile;
import dev.socialposting.simulator.model.SimulatedAccount;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServerTest {
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private SimulatorServer server;

    @BeforeAll
    void start() throws IOException {
        server = SimulatorServer.start(0);
    }

    @AfterAll
    void stop() {
        client.shutdownNow();
        server.close();
    }

    @BeforeEach
    void reset() {
        server.control().reset();
    }

    @Test
    void a_post_over_http_really_fetches_its_video_and_becomes_public() throws Exception {
        SimulatedAccount account = SeededAccounts.named(Meta.INSTAGRAM, "Happy path");
        String container = create(account, server.baseUrl() + "/videos/vertical.mp4");

        awaitStatus(account, container, "FINISHED");
        publish(account, container);

        JsonNode posts = json(get("/_simulator/posts"));
        assertThat(posts).hasSize(1);
        assertThat(posts.at("/0/account_id").asText()).isEqualTo(account.accountId());
        assertThat(posts.at("/0/permalink").asText()).startsWith(server.baseUrl() + "/www.instagram.com/reel/");
    }

    @Test
    void slow_weather_delays_the_calls_to_the_platforms() throws Exception {
        SimulatedAccount account = SeededAccounts.named(Meta.INSTAGRAM, "Happy path");
        Duration slow = Duration.ofMillis(300);
        server.control().changeFaults(new FaultProfile(slow, slow, 0, 1));

        long start = System.nanoTime();
        String container = create(account, server.baseUrl() + "/videos/vertical.mp4");
        Duration taken = Duration.ofNanos(System.nanoTime() - start);

        assertThat(container).isNotEmpty();
        assertThat(taken).isGreaterThanOrEqualTo(slow);
    }

    @Test
    void a_missing_video_is_noticed_by_the_real_fetch() throws Exception {
        SimulatedAccount account = SeededAccounts.named(Meta.INSTAGRAM, "Happy path");
        String container = create(account, server.baseUrl() + "/videos/missing.mp4");

        awaitStatus(account, container, "ERROR");
    }

    @Test
    void a_lost_answer_is_a_connection_closed_without_a_byte_while_the_post_is_public() throws Exception {
        SimulatedAccount account = SeededAccounts.named(Meta.INSTAGRAM, "Answer lost after publish");
        String container = create(account, server.baseUrl() + "/videos/vertical.mp4");
        awaitStatus(account, container, "FINISHED");

        assertThatThrownBy(() -> publish(account, container)).isInstanceOf(IOException.class);

        assertThat(server.control().postsOf(account.key())).hasSize(1);
        assertThat(server.control().calls().getLast().status()).isEqualTo("cut");
    }

    @Test
    void a_browser_can_play_the_sample_videos() throws Exception {
        HttpResponse<String> whole = send(HttpRequest.newBuilder(uri("/videos/vertical.mp4"))
                .method("HEAD", HttpRequest.BodyPublishers.noBody()));
        HttpResponse<String> part =
                send(HttpRequest.newBuilder(uri("/videos/vertical.mp4")).header("Range", "bytes=10-19"));
        HttpResponse<String> end =
                send(HttpRequest.newBuilder(uri("/videos/vertical.mp4")).header("Range", "bytes=-5"));
        HttpResponse<String> beyond =
                send(HttpRequest.newBuilder(uri("/videos/vertical.mp4")).header("Range", "bytes=9999999-"));

        long length = whole.headers().firstValueAsLong("Content-Length").orElseThrow();
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.headers().firstValue("Content-Type")).contains("video/mp4");
        assertThat(whole.headers().firstValue("Accept-Ranges")).contains("bytes");
        assertThat(length).isGreaterThan(10_000).isLessThan(300_000);
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.headers().firstValue("Content-Range")).contains("bytes 10-19/" + length);
        assertThat(part.headers().firstValueAsLong("Content-Length")).hasValue(10);
        assertThat(end.headers().firstValue("Content-Range"))
                .contains("bytes " + (length - 5) + "-" + (length - 1) + "/" + length);
        assertThat(beyond.statusCode()).isEqualTo(416);
    }

    @Test
    void robots_may_fetch_everything() throws Exception {
        assertThat(get("/robots.txt").body()).contains("Allow: /");
    }

    @Test
    void permalinks_may_start_with_an_address_of_the_callers_choice() throws IOException {
        URI chosen = URI.create("https://simulator.example");
        try (SimulatorServer other = SimulatorServer.start(
                0, SimulatorSettings.virtual(java.time.Clock.systemUTC()).withBaseUrl(chosen))) {
            SimulatedAccount page = SeededAccounts.named(Meta.FACEBOOK, "Happy path");
            SimulatorResponse started = other.platforms()
                    .handle(SimulatorRequest.postForm(
                                    "/graph.facebook.com/v25.0/me/video_reels", Map.of("upload_phase", "start"))
                            .withToken(page.accessToken()));

            assertThat(started.toString()).contains(chosen + "/rupload.facebook.com/");
        }
    }

    @Test
    void a_taken_port_is_said_at_once() {
        assertThatThrownBy(() -> SimulatorServer.start(server.port())).isInstanceOf(IOException.class);
    }

    private String create(SimulatedAccount account, String videoUrl) throws IOException, InterruptedException {
        return json(post(account, "/media", Map.of("media_type", "REELS", "video_url", videoUrl)))
                .path("id")
                .asText();
    }

    private HttpResponse<String> publish(SimulatedAccount account, String container)
            throws IOException, InterruptedException {
        return post(account, "/media_publish", Map.of("creation_id", container));
    }

    private void awaitStatus(SimulatedAccount account, String container, String status) {
        server.control().advanceClock(Duration.ofSeconds(5));
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(json(send(HttpRequest.newBuilder(
                                                uri("/graph.instagram.com/v25.0/" + container + "?fields=status_code"))
                                        .header("Authorization", "Bearer " + account.accessToken())))
                                .path("status_code")
                                .asText())
                        .isEqualTo(status));
    }

    private HttpResponse<String> post(SimulatedAccount account, String edge, Map<String, String> form)
            throws IOException, InterruptedException {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(uri("/graph.instagram.com/v25.0/" + account.accountId() + edge))
                .header("Authorization", "Bearer " + account.accessToken())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return server.baseUrl().resolve(path);
    }

    private static JsonNode json(HttpResponse<String> response) {
        return Json.parse(response.body()).orElseThrow();
    }
}
