package dev.socialposting.api;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.socialposting.accounts.TokenCipher.CipherUnavailableException;
import dev.socialposting.api.http.HttpCall;
import dev.socialposting.api.http.Problem;
import dev.socialposting.api.http.Reply;
import dev.socialposting.api.http.Route;
import dev.socialposting.api.http.Router;
import dev.socialposting.environment.Environment;
import dev.socialposting.logging.LogContext;
import dev.socialposting.uploads.model.UserId;
import dev.socialposting.uploads.queue.QueueUnavailableException;
import dev.socialposting.uploads.store.StoreUnavailableException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The Lambda behind the HTTP API: accepts posts, answers about them, keeps the connected accounts. */
public final class ApiFunction implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {
    private static final Logger LOG = LoggerFactory.getLogger(ApiFunction.class);
    private static final String RETRY_AFTER_SECONDS = "5";

    private final Router router;

    /** Kept, for Lambda only has a weak reference to it. */
    @SuppressWarnings("unused")
    private final Optional<SnapshotPreparation> preparation;

    /** As Lambda makes it: with everything from the environment. */
    public ApiFunction() {
        this(new Environment(System.getenv()));
    }

    private ApiFunction(Environment environment) {
        this(ApiPorts.from(environment), Optional.of(SnapshotPreparation.register(environment)));
    }

    public ApiFunction(ApiPorts ports) {
        this(ports, Optional.empty());
    }

    private ApiFunction(ApiPorts ports, Optional<SnapshotPreparation> preparation) {
        this.router = ports.router();
        this.preparation = preparation;
    }

    /**
     * As on one machine: with the environment given, which must have the variables that {@code template.yaml} sets.
     *
     * @throws IllegalArgumentException naming the variable that is missing
     */
    public static ApiFunction fromEnvironment(Map<String, String> environment) {
        return new ApiFunction(ApiPorts.from(new Environment(environment)));
    }

    List<Route> routes() {
        return router.routes();
    }

    @Override
    public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
        try (LogContext _ = LogContext.ofInvocation(context.getAwsRequestId())) {
            return handle(event);
        }
    }

    private APIGatewayV2HTTPResponse handle(APIGatewayV2HTTPEvent event) {
        long start = System.nanoTime();
        HttpCall call = LambdaHttp.call(event);
        Optional<UserId> caller = LambdaHttp.caller(event);
        Reply reply = caller.map(user -> answer(call, user)).orElseGet(ApiFunction::unauthenticated);
        LOG.atInfo()
                .addKeyValue("call_id", call.id())
                .addKeyValue("user_id", caller.map(UserId::value).orElse(""))
                .addKeyValue("method", call.method())
                .addKeyValue("path", call.path())
                .addKeyValue("status", reply.status())
                .addKeyValue("duration_ms", (System.nanoTime() - start) / 1_000_000)
                .log("Answered");
        return LambdaHttp.response(reply);
    }

    private Reply answer(HttpCall call, UserId caller) {
        try {
            return router.answer(call, caller);
        } catch (StoreUnavailableException | QueueUnavailableException | CipherUnavailableException unavailable) {
            LOG.atWarn()
                    .addKeyValue("call_id", call.id())
                    .setCause(unavailable)
                    .log("A call fails because something it needs is unavailable; its caller is asked to repeat it");
            return temporarilyUnavailable(call);
        } catch (RuntimeException defect) {
            LOG.atError()
                    .addKeyValue("call_id", call.id())
                    .setCause(defect)
                    .log("A call fails by a defect; its caller is told the id of the call");
            return Problem.of(
                            500,
                            "Internal Server Error",
                            "internal_error",
                            "Something went wrong on our side. Name the call_id when you report it.")
                    .withMember("call_id", call.id())
                    .toReply();
        }
    }

    private static Reply temporarilyUnavailable(HttpCall call) {
        return Problem.of(
                        503,
                        "Service Unavailable",
                        "temporarily_unavailable",
                        "This cannot be answered right now, and whether it was done is not known. Repeat the call after a few"
                                + " seconds; a post, with the same Idempotency-Key.")
                .withMember("call_id", call.id())
                .toReply()
                .with("Retry-After", RETRY_AFTER_SECONDS);
    }

    private static Reply unauthenticated() {
        return Problem.of(
                        401,
                        "Unauthorized",
                        "unauthenticated",
                        "Send a valid token of yours: Authorization: Bearer <token>.")
                .toReply()
                .with("WWW-Authenticate", "Bearer");
    }
}
