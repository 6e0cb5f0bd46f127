package dev.socialposting.local.gateway;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.socialposting.local.aws.server.Loopback;
import dev.socialposting.local.aws.server.PortTakenException;
import dev.socialposting.local.gateway.Authorizer.Verdict;
import dev.socialposting.local.gateway.RouteTable.Match;
import dev.socialposting.local.lambda.LambdaFunction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the API and the dashboard on one origin, as CloudFront does: {@code /api/*} goes to the functions, by the
 * template's routes.
 */
public final class HttpGateway implements AutoCloseable {

    /** API Gateway takes no larger request. */
    static final int MAX_BODY_BYTES = 10 * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(HttpGateway.class);
    private static final String SERVICE = "the gateway";
    private static final String API = "/api/";
    private static final int SECONDS_TO_FINISH = 2;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final RouteTable routes;
    private final StaticFiles files;
    private final Authorizer authorizer;
    private final HttpApiEvents events;

    private HttpGateway(HttpServer server, RouteTable routes, StaticFiles files, Authorizer authorizer, Clock clock) {
        this.server = server;
        this.routes = routes;
        this.files = files;
        this.authorizer = authorizer;
        this.events = new HttpApiEvents(clock);
    }

    /**
     * Starts on loopback; port 0 takes a free one.
     *
     * @param signIn how callers of the API are known
     * @throws PortTakenException if something else listens there
     */
    public static HttpGateway start(
            int port, List<LambdaFunction> functions, StaticFiles files, SignIn signIn, Clock clock) {
        Authorizer authorizer = Authorizer.of(signIn, clock);
        HttpGateway gateway = new HttpGateway(listen(port), RouteTable.of(functions), files, authorizer, clock);
        gateway.server.setExecutor(gateway.threads);
        gateway.server.createContext("/", gateway::answer);
        gateway.server.start();
        return gateway;
    }

    private static HttpServer listen(int port) {
        try {
            return HttpServer.create(Loopback.address(port), 0);
        } catch (BindException e) {
            throw new PortTakenException(SERVICE, port, e);
        } catch (IOException e) {
            throw new UncheckedIOException(SERVICE + " does not start", e);
        }
    }

    public URI endpoint() {
        return Loopback.endpoint(server.getAddress().getPort());
    }

    /** Takes no more requests, gives those under way a moment, and frees the port. */
    @Override
    public void close() {
        server.stop(SECONDS_TO_FINISH);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            send(exchange, response(exchange));
        }
    }

    private GatewayResponse response(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
        if (body.length > MAX_BODY_BYTES) {
            return GatewayResponse.message(413, "Request Entity Too Large");
        }
        GatewayRequest request = request(exchange, Content.of(body));
        try {
            return response(request);
        } catch (IllegalArgumentException e) {
            LOG.debug("A request cannot be decoded", e);
            return GatewayResponse.message(400, "Bad Request");
        } catch (RuntimeException e) {
            LOG.error("{} {} could not be answered; the caller gets 500", request.method(), request.encodedPath(), e);
            return GatewayResponse.message(500, GatewayResponse.INTERNAL_SERVER_ERROR);
        }
    }

    private GatewayResponse response(GatewayRequest request) {
        if (!(request.encodedPath() + "/").startsWith(API)) {
            return files.answer(request);
        }
        return routes.match(request.method(), request.pathSegments())
                .map(match -> invoked(request, match))
                .orElseGet(() -> GatewayResponse.message(404, "Not Found"));
    }

    private GatewayResponse invoked(GatewayRequest request, Match match) {
        return switch (authorizer.verdict(request)) {
            case Verdict.Caller(Map<String, String> claims) ->
                GatewayResponse.of(match.function().invoke(events.event(request, match, claims)));
            case Verdict.Refused(String challenge) -> GatewayResponse.unauthorized(challenge);
        };
    }

    private static GatewayRequest request(HttpExchange exchange, Content body) {
        SortedMap<String, List<String>> headers = new TreeMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
        URI uri = exchange.getRequestURI();
        return new GatewayRequest(
                exchange.getRequestMethod(),
                Optional.ofNullable(uri.getRawPath())
                        .filter(path -> path.startsWith("/"))
                        .orElse("/"),
                Optional.ofNullable(uri.getRawQuery()).orElse(""),
                exchange.getProtocol(),
                exchange.getRemoteAddress().getAddress().getHostAddress(),
                headers,
                body);
    }

    private static void send(HttpExchange exchange, GatewayResponse response) throws IOException {
        response.headers().forEach(header -> exchange.getResponseHeaders().add(header.getKey(), header.getValue()));
        boolean bodiless = exchange.getRequestMethod().equals("HEAD")
                || response.status() == 204
                || response.status() == 304
                || response.body().isEmpty();
        exchange.sendResponseHeaders(
                response.status(), bodiless ? -1 : response.body().length());
        if (!bodiless) {
            exchange.getResponseBody().write(response.body().bytes());
        }
    }
}
