package dev.socialposting.local.gateway;

import dev.socialposting.local.aws.server.Loopback;
import dev.socialposting.local.aws.server.PortTakenException;
import dev.socialposting.local.aws.server.SiteGuard;
import dev.socialposting.local.gateway.Authorizer.Verdict;
import dev.socialposting.local.gateway.RouteTable.Match;
import dev.socialposting.local.lambda.LambdaFunction;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves the API and the dashboard on one origin, as CloudFront does: {@code /api/*} goes to the functions, by the
 * template's routes.
 */
public final class HttpGateway implements AutoCloseable {

    /** API Gateway takes no larger request. */
    static final int MAX_BODY_BYTES = 10 * 1024 * 1024;

    static final String SERVICE = "the gateway";

    private static final Logger LOG = LoggerFactory.getLogger(HttpGateway.class);
    private static final String API = "/api/";

    private final GatewayServer server;
    private final RouteTable routes;
    private final StaticFiles files;
    private final Authorizer authorizer;
    private final SiteGuard guard;
    private final HttpApiEvents events;

    private HttpGateway(
            int port, RouteTable routes, StaticFiles files, Authorizer authorizer, SiteGuard guard, Clock clock) {
        this.routes = routes;
        this.files = files;
        this.authorizer = authorizer;
        this.guard = guard;
        this.events = new HttpApiEvents(clock);
        this.server = GatewayServer.start(port, this::answered);
    }

    /**
     * Starts on loopback; port 0 takes a free one.
     *
     * @param signIn how callers of the API are known
     * @param guard against pages of other sites
     * @throws PortTakenException if something else listens there
     */
    public static HttpGateway start(
            int port, List<LambdaFunction> functions, StaticFiles files, SignIn signIn, SiteGuard guard, Clock clock) {
        Authorizer authorizer = Authorizer.of(signIn, clock);
        return new HttpGateway(port, RouteTable.of(functions), files, authorizer, guard, clock);
    }

    public URI endpoint() {
        return Loopback.endpoint(server.port());
    }

    /** Takes no more requests, gives those under way a moment, and frees the port. */
    @Override
    public void close() {
        server.close();
    }

    private GatewayResponse answered(GatewayRequest request) {
        try {
            return guard.refusal(request.method(), request::header)
                    .map(refusal -> GatewayResponse.message(refusal.status(), refusal.message()))
                    .orElseGet(() -> response(request));
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
        Optional<Match> match = routes.match(request.method(), request.pathSegments());
        return match.map(found -> invoked(request, found)).orElseGet(() -> GatewayResponse.message(404, "Not Found"));
    }

    private GatewayResponse invoked(GatewayRequest request, Match match) {
        return switch (authorizer.verdict(request)) {
            case Verdict.Caller(Map<String, String> claims) ->
                GatewayResponse.of(match.function().invoke(events.event(request, match, claims)));
            case Verdict.Refused(String challenge) -> GatewayResponse.unauthorized(challenge);
        };
    }
}
