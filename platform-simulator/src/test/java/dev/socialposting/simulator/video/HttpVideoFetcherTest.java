package dev.socialposting.simulator.video;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.socialposting.simulator.graph.Meta;
import dev.socialposting.simulator.video.VideoFetcher.Crawler;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpVideoFetcherTest {
    private static final Crawler CRAWLER = Meta.CRAWLER;

    private final HttpVideoFetcher fetcher = new HttpVideoFetcher(Duration.ofSeconds(3));
    private final List<String> agents = new CopyOnWriteArrayList<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private HttpServer host;
    private volatile String robots = "";

    @BeforeEach
    void start() throws IOException {
        host = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        serve("/robots.txt", () -> robots.getBytes(StandardCharsets.UTF_8));
        serve("/video.mp4", () -> SampleVideos.bytes("vertical.mp4").orElseThrow());
        host.createContext("/silent.mp4", exchange -> {
            try {
                stopped.await();
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            }
            exchange.close();
        });
        host.setExecutor(java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor());
        host.start();
    }

    @AfterEach
    void stop() {
        stopped.countDown();
        fetcher.close();
        host.stop(0);
    }

    @Test
    void a_file_is_fetched_in_the_name_of_the_crawler_and_looked_into() {
        FetchOutcome outcome = fetch("/video.mp4", CRAWLER);

        assertThat(outcome).isInstanceOf(FetchOutcome.Fetched.class);
        assertThat(((FetchOutcome.Fetched) outcome).file()).isInstanceOf(VideoFile.Video.class);
        assertThat(agents)
                .allMatch(agent -> agent.startsWith("facebookexternalhit/1.1"))
                .hasSize(2);
    }

    @Test
    void robots_are_asked_only_when_they_are_to_be_honoured() {
        robots = "User-agent: *\nDisallow: /\n";

        assertThat(fetch("/video.mp4", CRAWLER)).isEqualTo(new FetchOutcome.BlockedByRobots());
        assertThat(fetch("/video.mp4", CRAWLER.ignoringRobots())).isInstanceOf(FetchOutcome.Fetched.class);
    }

    @Test
    void what_goes_wrong_is_told_apart() throws IOException {
        URI nowhere = URI.create("http://127.0.0.1:" + freePort() + "/video.mp4");

        assertThat(fetch("/missing.mp4", CRAWLER.ignoringRobots())).isEqualTo(new FetchOutcome.HttpStatus(404));
        assertThat(fetch("/silent.mp4", CRAWLER.ignoringRobots())).isEqualTo(new FetchOutcome.TimedOut());
        assertThat(fetcher.fetch(nowhere, CRAWLER.ignoringRobots()).join())
                .isInstanceOf(FetchOutcome.Unreachable.class);
    }

    private static int freePort() throws IOException {
        try (java.net.ServerSocket socket = new java.net.ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private FetchOutcome fetch(String path, Crawler crawler) {
        URI url = URI.create("http://127.0.0.1:" + host.getAddress().getPort() + path);
        return fetcher.fetch(url, crawler).join();
    }

    private interface Content {
        byte[] bytes();
    }

    private void serve(String path, Content content) {
        host.createContext(path, exchange -> {
            agents.add(exchange.getRequestHeaders().getFirst("User-Agent"));
            byte[] bytes = content.bytes();
            exchange.sendResponseHeaders(200, bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) {
                exchange.getResponseBody().write(bytes);
            }
            exchange.close();
        });
    }
}
