package dev.socialposting.simulation;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.socialposting.api.ApiFunction;
import dev.socialposting.simulation.Host.Invocation;
import dev.socialposting.simulation.Scheduler.Fiber;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Calls the API as its users do; the process that answers may die, and the answer be lost on its way. */
final class ApiClient {
    static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final int ONE_ANSWER_LOST_IN = 40;

    private final SimulatedSystem system;
    private final Faults faults;
    private int calls;

    ApiClient(SimulatedSystem system, Faults faults) {
        this.system = system;
        this.faults = faults;
    }

    /** What a call was answered. */
    record Answer(int status, String body) {
        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (JsonProcessingException e) {
                throw new AssertionError("an answer is not JSON: " + body, e);
            }
        }
    }

    /** Empty if no answer came: whether the call took effect is not known. */
    Optional<Answer> call(String method, String path, String query, Map<String, String> headers, String body) {
        Host host = new Host(Host.Kind.API, ++calls);
        Answered answered = new Answered();
        Fiber fiber = system.scheduler.spawn(
                host.toString(),
                host,
                () -> answered.response = system.api.handleRequest(
                        event(method, path, query, headers, body),
                        new Invocation(host.toString(), system.scheduler, TIMEOUT)));
        system.scheduler.join(List.of(fiber));
        APIGatewayV2HTTPResponse response = answered.response;
        boolean lost = faults.allowsAnother() && system.gate.random().nextInt(ONE_ANSWER_LOST_IN) == 0;
        if (host.isDead() || response == null || lost) {
            return Optional.empty();
        }
        Answer answer = new Answer(response.getStatusCode(), response.getBody());
        system.trace.event("%s %s was answered with %d".formatted(method, path, answer.status()));
        system.witness.requireNoSecretIn("the answer to " + method + " " + path, answer.body());
        if (answer.status() >= 500 && answer.status() != 503) {
            system.witness.violation("%s %s was answered with %s".formatted(method, path, answer));
        }
        return Optional.of(answer);
    }

    /** Reads something from an API that nothing comes in the way of. */
    static JsonNode read(ApiFunction api, String path) {
        APIGatewayV2HTTPResponse response =
                api.handleRequest(event("GET", path, "", Map.of(), ""), Invocation.unbounded());
        return new Answer(response.getStatusCode(), response.getBody()).json();
    }

    private static APIGatewayV2HTTPEvent event(
            String method, String path, String query, Map<String, String> headers, String body) {
        return APIGatewayV2HTTPEvent.builder()
                .withVersion("2.0")
                .withRouteKey("$default")
                .withRawPath(path)
                .withRawQueryString(query)
                .withHeaders(headers)
                .withBody(body)
                .withIsBase64Encoded(false)
                .withRequestContext(RequestContext.builder()
                        .withRequestId("call")
                        .withStage("$default")
                        .withHttp(RequestContext.Http.builder()
                                .withMethod(method)
                                .withPath(path)
                                .withProtocol("HTTP/1.1")
                                .build())
                        .withAuthorizer(RequestContext.Authorizer.builder()
                                .withJwt(RequestContext.Authorizer.JWT
                                        .builder()
                                        .withClaims(Map.of("sub", SimulatedSystem.ALICE.value()))
                                        .build())
                                .build())
                        .build())
                .build();
    }

    private static final class Answered {
        private @Nullable APIGatewayV2HTTPResponse response;
    }
}
