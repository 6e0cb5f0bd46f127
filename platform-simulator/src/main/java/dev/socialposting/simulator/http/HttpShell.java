package dev.socialposting.simulator.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries requests from a loopback socket to a handler, each on its own virtual thread, and carries out cut connections. */
public final class HttpShell implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HttpShell.class);

    private final HttpServer server;
    private final ExecutorService threads;

    private HttpShell(HttpServer server, ExecutorService threads) {
        this.server = server;
        this.threads = threads;
    }

    /**
     * Binds a port without answering yet, so that the handler can be told the address before the first request.
     *
     * @param port 0 for any free one
     * @throws IOException when the port is taken
     */
    public static HttpShell bind(int port) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        server.setExecutor(threads);
        return new HttpShell(server, threads);
    }

    /**
     * Starts to answer.
     *
     * @param delay how long a request takes from when it was read: half of it on the way to the handler, the rest of it, what the
     *     handler leaves, on the way back
     */
    public void start(
            Function<SimulatorRequest, SimulatorResponse> handler, Function<SimulatorRequest, Duration> delay) {
        server.createContext("/", exchange -> carry(exchange, request -> slowly(request, handler, delay)));
        server.start();
    }

    /** The bound port. */
    public int port() {
        return server.getAddress().getPort();
    }

    /** The address requests go to, without a slash at its end. */
    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + port());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static SimulatorResponse slowly(
            SimulatorRequest request,
            Function<SimulatorRequest, SimulatorResponse> handler,
            Function<SimulatorRequest, Duration> delay) {
        long start = System.nanoTime();
        Duration whole = delay.apply(request);
        try {
            Thread.sleep(whole.dividedBy(2));
            SimulatorResponse response = handler.apply(request);
            Thread.sleep(whole.minusNanos(System.nanoTime() - start));
            return response;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new SimulatorResponse.ConnectionCut();
        }
    }

    private static void carry(HttpExchange exchange, Function<SimulatorRequest, SimulatorResponse> handler)
            throws IOException {
        // Closing an exchange whose headers were never sent closes the connection itself: that is the cut.
        try (exchange) {
            switch (answer(read(exchange), handler)) {
                case SimulatorResponse.ConnectionCut cut ->
                    LOG.debug(
                            "{} is cut without an answer",
                            exchange.getRequestURI().getPath());
                case SimulatorResponse.Answer answer -> write(exchange, answer);
            }
        }
    }

    private static SimulatorResponse answer(
            SimulatorRequest request, Function<SimulatorRequest, SimulatorResponse> handler) {
        try {
            return handler.apply(request);
        } catch (RuntimeException defect) {
            LOG.error("The simulator itself failed on {}; answered 500", request, defect);
            return SimulatorResponse.json(500, "{\"simulator_defect\":\"see the simulator's log\"}");
        }
    }

    private static SimulatorRequest read(HttpExchange exchange) throws IOException {
        SimulatorRequest request = SimulatorRequest.of(
                exchange.getRequestMethod(), exchange.getRequestURI().toString());
        for (String name : exchange.getRequestHeaders().keySet()) {
            request = request.withHeader(name, exchange.getRequestHeaders().getFirst(name));
        }
        return request.withBody(exchange.getRequestBody().readAllBytes());
    }

    private static void write(HttpExchange exchange, SimulatorResponse.Answer answer) throws IOException {
        byte[] body = answer.body();
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.getResponseHeaders().set("Content-Length", String.valueOf(body.length));
            exchange.sendResponseHeaders(answer.status(), -1);
        } else {
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            if (body.length > 0) {
                exchange.getResponseBody().write(body);
            }
        }
    }
}
