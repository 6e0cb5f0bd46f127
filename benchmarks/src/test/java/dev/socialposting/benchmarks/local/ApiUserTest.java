package dev.socialposting.benchmarks.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.socialposting.uploads.model.PostingStatus;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApiUserTest {
    private static final String NOTHING = "{\"items\": []}";

    private final Map<String, String> pages = new HashMap<>();
    private final HttpServer server;
    private final ApiUser user;

    ApiUserTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        URI address = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        user = new ApiUser(address, address);
    }

    @BeforeEach
    void start() {
        server.createContext("/api/social/uploads", this::answer);
        server.start();
        for (String status : new String[] {"scheduled", "queued", "processing"}) {
            pages.put("limit=1&status=" + status, NOTHING);
        }
    }

    @AfterEach
    void stop() {
        user.close();
        server.stop(0);
    }

    @Test
    void isBusyWhileAPostHasItsTimeBeforeIt() {
        pages.put("limit=1&status=scheduled", "{\"items\": [{}]}");

        assertThat(user.isBusy()).isTrue();
    }

    @Test
    void isBusyWhenOnlyAnotherPageThanTheFirstHasAPost() {
        pages.put("limit=1&status=processing", "{\"items\": [], \"next_cursor\": \"bmV4dA\"}");
        pages.put("limit=1&status=processing&cursor=bmV4dA", "{\"items\": [{}]}");

        assertThat(user.isBusy()).isTrue();
    }

    @Test
    void isNotBusyWhenEveryPostIsFinal() {
        assertThat(user.isBusy()).isFalse();
    }

    @Test
    void anErrorIsNotTakenForAnEmptyList() {
        pages.remove("limit=1&status=queued");

        assertThatThrownBy(user::isBusy)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("503");
    }

    @Test
    void countsThePostingsOfAllPages() {
        pages.put("limit=100", """
                {"items": [{"counts": {"total": 3, "completed": 2, "failed": 1}}], "next_cursor": "bmV4dA"}""");
        pages.put("limit=100&cursor=bmV4dA", """
                {"items": [{"counts": {"total": 3, "completed": 3, "failed": 0}}]}""");

        assertThat(user.postings())
                .containsOnly(Map.entry(PostingStatus.COMPLETED, 5), Map.entry(PostingStatus.FAILED, 1));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String page = pages.get(exchange.getRequestURI().getQuery());
            byte[] body = (page == null ? "{}" : page).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(page == null ? 503 : 200, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
