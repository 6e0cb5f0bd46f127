package dev.socialposting.local.aws.server;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * ElasticMQ behind a guard against web pages, for it has no place to put one in. Its own port is a free one, that nobody is told; what
 * somebody does who finds it is to send, lose or delay nudges, which lose no post.
 */
public final class GuardedSqs implements EmbeddedServer {

    private static final String SERVICE = "SQS";

    private final HttpServer server;
    private final EmbeddedSqs behind;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private GuardedSqs(HttpServer server, EmbeddedSqs behind) {
        this.server = server;
        this.behind = behind;
    }

    /** Starts without queues; port 0 takes a free one. */
    public static GuardedSqs start(int port, SiteGuard guard) {
        HttpServer server = Loopback.listen(SERVICE, port);
        GuardedSqs guarded = new GuardedSqs(server, behind(server));
        server.setExecutor(guarded.threads);
        server.createContext("/", guarded::pass).getFilters().add(new GuardFilter(guard));
        server.start();
        return guarded;
    }

    private static EmbeddedSqs behind(HttpServer server) {
        try {
            return EmbeddedSqs.behind(Loopback.endpoint(server.getAddress().getPort()));
        } catch (RuntimeException e) {
            server.stop(0);
            throw e;
        }
    }

    @Override
    public URI endpoint() {
        return Loopback.endpoint(server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
        client.shutdownNow();
        threads.shutdownNow();
        behind.close();
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            Passage.answer(
                    exchange,
                    client.send(
                            Passage.request(exchange, behind.endpoint(), body),
                            HttpResponse.BodyHandlers.ofByteArray()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
