package dev.socialposting.benchmarks.runtime;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * Lambda's side of the Runtime API, for one process: hands out events, takes answers, and plays a snapshot that is restored as soon
 * as it is taken.
 *
 * <p>Source: AWS Lambda Developer Guide, "Using the Lambda runtime API for custom runtimes"; the calls for a snapshot are those that
 * AWS's runtime client makes.
 */
final class RuntimeApi implements AutoCloseable {
    private static final String BASE = "/2018-06-01/runtime";
    private static final String INVOCATION = BASE + "/invocation/";
    private static final byte[] NOTHING = {};

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final String function;
    private final Duration timeout;
    private final InstantSource clock;
    private final Consumer<Signal> signals;

    private RuntimeApi(
            HttpServer server, String function, Duration timeout, InstantSource clock, Consumer<Signal> signals) {
        this.server = server;
        this.function = function;
        this.timeout = timeout;
        this.clock = clock;
        this.signals = signals;
    }

    /**
     * Listens on a free port of this machine.
     *
     * @param timeout of an invocation, from which its deadline follows
     * @param signals takes what the process reports, from any thread
     */
    static RuntimeApi start(String function, Duration timeout, InstantSource clock, Consumer<Signal> signals) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            RuntimeApi api = new RuntimeApi(server, function, timeout, clock, signals);
            server.setExecutor(api.threads);
            server.createContext("/", api::handle);
            server.start();
            return api;
        } catch (IOException e) {
            throw new UncheckedIOException("no port for the Runtime API", e);
        }
    }

    /** Host and port, as the variable {@code AWS_LAMBDA_RUNTIME_API} has them. */
    String address() {
        InetSocketAddress address = server.getAddress();
        return address.getAddress().getHostAddress() + ":" + address.getPort();
    }

    /** Gives an event to whoever asks next. */
    void offer(String event) {
        events.add(event);
    }

    private void handle(HttpExchange exchange) throws IOException {
        long now = System.nanoTime();
        String path = exchange.getRequestURI().getPath();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        try (exchange) {
            // A signal goes ahead of the reply: what follows the reply may come by another thread.
            if (path.equals(INVOCATION + "next")) {
                signals.accept(new Signal.WantsEvent(now));
                next(exchange);
            } else if (path.equals(BASE + "/restore/next")) {
                signals.accept(new Signal.WantsRestore(now));
                reply(exchange, 200, NOTHING);
            } else if (path.startsWith(INVOCATION) && path.endsWith("/response")) {
                signals.accept(new Signal.Answered(body, now));
                reply(exchange, 202, NOTHING);
            } else {
                signals.accept(new Signal.Failed(path, body));
                reply(exchange, 202, NOTHING);
            }
        }
    }

    private void next(HttpExchange exchange) throws IOException {
        try {
            String event = events.take();
            Headers headers = exchange.getResponseHeaders();
            headers.set("Lambda-Runtime-Aws-Request-Id", UUID.randomUUID().toString());
            headers.set(
                    "Lambda-Runtime-Deadline-Ms",
                    Long.toString(clock.instant().plus(timeout).toEpochMilli()));
            headers.set(
                    "Lambda-Runtime-Invoked-Function-Arn",
                    "arn:aws:lambda:us-east-1:000000000000:function:" + function);
            headers.set("Content-Type", "application/json");
            reply(exchange, 200, event.getBytes(StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            // The end of the run: nobody waits for this answer.
            Thread.currentThread().interrupt();
        }
    }

    private static void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
