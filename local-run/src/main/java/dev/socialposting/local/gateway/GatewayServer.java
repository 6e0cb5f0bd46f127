package dev.socialposting.local.gateway;

import dev.socialposting.local.aws.server.Loopback;
import dev.socialposting.local.aws.server.PortTakenException;
import java.io.InputStream;
import java.net.BindException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.HttpURI;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.Content.Source;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * Carries requests from a socket to whoever answers them. Takes every address that can be sent, for what it means is not for a server to
 * say; what is no HTTP is answered in the gateway's own format.
 */
final class GatewayServer implements AutoCloseable {

    private static final int MOST_THREADS = 16;
    private static final int MILLIS_TO_FINISH = 2_000;

    private final Server server;
    private final ServerConnector connector;
    private final ExecutorService threads;

    private GatewayServer(Server server, ServerConnector connector, ExecutorService threads) {
        this.server = server;
        this.connector = connector;
        this.threads = threads;
    }

    /**
     * Starts on loopback; port 0 takes a free one.
     *
     * @throws PortTakenException if something else listens there
     */
    static GatewayServer start(int port, Function<GatewayRequest, GatewayResponse> answers) {
        Loopback.requireFree(HttpGateway.SERVICE, port);
        ExecutorService virtual = Executors.newVirtualThreadPerTaskExecutor();
        QueuedThreadPool threads = new QueuedThreadPool(MOST_THREADS);
        threads.setVirtualThreadsExecutor(virtual);
        threads.setDaemon(true);
        threads.setName("gateway");
        Server server = new Server(threads);
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration()));
        connector.setHost(Loopback.HOST);
        connector.setPort(port);
        server.addConnector(connector);
        server.setHandler(new GracefulHandler(new Carrier(answers)));
        server.setErrorHandler((_, response, callback) -> refused(response, callback));
        server.setStopTimeout(MILLIS_TO_FINISH);
        try {
            server.start();
        } catch (Exception e) {
            throw e.getCause() instanceof BindException taken
                    ? new PortTakenException(HttpGateway.SERVICE, port, taken)
                    : new IllegalStateException(HttpGateway.SERVICE + " does not start", e);
        }
        return new GatewayServer(server, connector, virtual);
    }

    private static HttpConfiguration configuration() {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setUriCompliance(UriCompliance.from(EnumSet.allOf(UriCompliance.Violation.class)));
        return configuration;
    }

    int port() {
        return connector.getLocalPort();
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(HttpGateway.SERVICE + " does not stop", e);
        } finally {
            threads.shutdownNow();
        }
    }

    /** What never was a request, or a fault of the server's own. */
    private static boolean refused(Response response, Callback callback) {
        send(
                response,
                callback,
                switch (response.getStatus()) {
                    case HttpStatus.INTERNAL_SERVER_ERROR_500, HttpStatus.SERVICE_UNAVAILABLE_503 ->
                        GatewayResponse.message(response.getStatus(), "Internal Server Error");
                    default -> GatewayResponse.message(HttpStatus.BAD_REQUEST_400, "Bad Request");
                });
        return true;
    }

    private static void send(Response response, Callback callback, GatewayResponse answer) {
        response.setStatus(answer.status());
        answer.headers().forEach(header -> response.getHeaders().add(header.getKey(), header.getValue()));
        boolean bodiless = answer.status() == 204 || answer.status() == 304;
        response.write(
                true, ByteBuffer.wrap(bodiless ? new byte[0] : answer.body().bytes()), callback);
    }

    /** Between Jetty's requests and the gateway's. */
    private static final class Carrier extends Handler.Abstract {

        private final Function<GatewayRequest, GatewayResponse> answers;

        private Carrier(Function<GatewayRequest, GatewayResponse> answers) {
            this.answers = answers;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            byte[] body;
            try (InputStream sent = Source.asInputStream(request)) {
                body = sent.readNBytes(HttpGateway.MAX_BODY_BYTES + 1);
            }
            GatewayResponse answer = body.length > HttpGateway.MAX_BODY_BYTES
                    ? GatewayResponse.message(413, "Request Entity Too Large")
                    : answers.apply(gatewayRequest(request, Content.of(body)));
            send(response, callback, answer);
            return true;
        }

        private static GatewayRequest gatewayRequest(Request request, Content body) {
            SortedMap<String, List<String>> headers = new TreeMap<>();
            for (HttpField field : request.getHeaders()) {
                headers.computeIfAbsent(field.getName().toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                        .add(Optional.ofNullable(field.getValue()).orElse(""));
            }
            HttpURI uri = request.getHttpURI();
            return new GatewayRequest(
                    request.getMethod(),
                    Optional.ofNullable(uri.getPath())
                            .filter(path -> path.startsWith("/"))
                            .orElse("/"),
                    Optional.ofNullable(uri.getQuery()).orElse(""),
                    request.getConnectionMetaData().getHttpVersion().asString(),
                    Request.getRemoteAddr(request),
                    headers,
                    body);
        }
    }
}
