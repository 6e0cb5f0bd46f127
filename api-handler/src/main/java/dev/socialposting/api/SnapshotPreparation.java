package dev.socialposting.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import dev.socialposting.api.http.Router;
import dev.socialposting.aws.AwsPorts;
import dev.socialposting.environment.Environment;
import dev.socialposting.logging.LogContext;
import dev.socialposting.platforms.SocialPlatforms;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.Schedule;
import dev.socialposting.uploads.model.UserId;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done before Lambda takes a snapshot of the function (SnapStart), so that the first call after its restore finds everything
 * loaded: a post is rehearsed, with no call leaving the process, and then AWS is really asked for something that is not there, which
 * also looks for credentials and builds up a connection.
 *
 * <p>All of it is done with ports of its own that nobody uses afterwards. So nothing that ages is in the snapshot: the ports that
 * serve have no connection and no credentials yet. Ids and pauses come from {@code SecureRandom}, which does not repeat itself in two
 * restores (AWS Lambda Developer Guide, "Handling uniqueness with Lambda SnapStart"), and the clock is asked anew each time.
 *
 * <p>Neither part may keep the function from starting: what fails is logged, and the first call pays for it.
 */
final class SnapshotPreparation implements Resource {
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotPreparation.class);
    private static final UserId NOBODY = new UserId("snapshot-preparation");

    private final Environment environment;

    private SnapshotPreparation(Environment environment) {
        this.environment = environment;
    }

    /** Is called before a snapshot from now on, as long as the caller keeps what is returned: Lambda only has a weak reference. */
    static SnapshotPreparation register(Environment environment) {
        SnapshotPreparation preparation = new SnapshotPreparation(environment);
        Core.getGlobalContext().register(preparation);
        return preparation;
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        attempt("The rehearsal of a post", () -> {
            Map<Destination, String> logins = logins();
            Router router = ApiPorts.from(environment, AwsPorts.rehearsing(environment, logins))
                    .router();
            // For a time, so that its log is written; a near one, so that workers are called.
            ask(router, "POST", "/api/social/post", """
                    {"video_url": "https://example.com/video.mp4", "caption": "Rehearsal",
                     "destinations": [%s], "scheduled_at": "%s"}""".formatted(
                            logins.keySet().stream().map("\"%s\""::formatted).collect(Collectors.joining(", ")),
                            Clock.systemUTC().instant().plus(Schedule.TIME_TO_PREPARE)));
        });
        attempt("A question to AWS", () -> {
            Router router = ApiPorts.from(environment, AwsPorts.withoutIdleConnections(environment))
                    .router();
            ask(router, "GET", "/api/social/uploads", "");
            ask(router, "GET", "/api/social/uploads/00000000-0000-4000-8000-000000000000/logs", "");
        });
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        // Nothing that was used before the snapshot is used after it.
    }

    /** An account on each platform, with the login that is usual there. */
    static Map<Destination, String> logins() {
        return SocialPlatforms.standard().all().stream()
                .collect(Collectors.toMap(
                        platform -> new Destination(platform.id(), "1"),
                        platform -> platform.connector().logins().getFirst().name()));
    }

    private static void ask(Router router, String method, String path, String body) {
        APIGatewayV2HTTPEvent event = APIGatewayV2HTTPEvent.builder()
                .withRawPath(path)
                .withHeaders(Map.of("content-type", "application/json"))
                .withBody(body)
                .withRequestContext(APIGatewayV2HTTPEvent.RequestContext.builder()
                        .withRequestId("snapshot-preparation")
                        .withHttp(APIGatewayV2HTTPEvent.RequestContext.Http.builder()
                                .withMethod(method)
                                .build())
                        .build())
                .build();
        // Or the snapshot's thread would go on saying that its lines are about the rehearsed post.
        try (LogContext _ = LogContext.open()) {
            LambdaHttp.response(router.answer(LambdaHttp.call(event), NOBODY));
        }
    }

    private static void attempt(String what, Runnable part) {
        try {
            part.run();
            LOG.atInfo().log("{} went before a snapshot; the first call after its restore finds it loaded", what);
        } catch (RuntimeException e) {
            LOG.atWarn()
                    .setCause(e)
                    .log("{} failed before a snapshot; the first call after its restore takes longer", what);
        }
    }
}
