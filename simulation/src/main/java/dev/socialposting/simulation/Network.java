package dev.socialposting.simulation;

import dev.socialposting.platforms.http.PlatformCall;
import dev.socialposting.platforms.http.PlatformHttp;
import dev.socialposting.platforms.http.PlatformResponse;
import dev.socialposting.platforms.http.PlatformUnreachableException;
import dev.socialposting.platforms.publisher.AnswerFacts;
import dev.socialposting.platforms.publisher.Flow;
import dev.socialposting.platforms.publisher.Limit;
import dev.socialposting.platforms.publisher.PublishCalls;
import dev.socialposting.platforms.publisher.PublishStep;
import dev.socialposting.platforms.publisher.StepContext;
import dev.socialposting.platforms.publisher.VideoPublisher;
import dev.socialposting.simulation.Witness.Turn;
import dev.socialposting.simulator.SimulatedPlatforms;
import dev.socialposting.simulator.http.SimulatorRequest;
import dev.socialposting.simulator.http.SimulatorResponse;
import dev.socialposting.uploads.model.Platform;
import dev.socialposting.uploads.model.PostingOptions;
import dev.socialposting.uploads.model.StepName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The network between a worker and the simulated platforms. */
final class Network implements PlatformHttp {
    private static final Duration QUICK = Duration.ofMillis(600);
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    /** What a caller has given up on may happen this much after. */
    private static final Duration AFTER_TIMEOUT = Duration.ofSeconds(30);

    private static final List<String> READ_ERRORS = List.of(
            "\"code\":2", "\"code\":100,\"error_subcode\":33", "\"code\":80002", "\"code\":190,\"error_subcode\":463");

    private final SimulatedPlatforms platforms;
    private final Scheduler scheduler;
    private final Gate gate;
    private final Witness witness;

    Network(SimulatedPlatforms platforms, Scheduler scheduler, Gate gate, Witness witness) {
        this.platforms = platforms;
        this.scheduler = scheduler;
        this.gate = gate;
        this.witness = witness;
    }

    @Override
    public PlatformResponse send(PlatformCall call) {
        witness.requireNoSecretIn(call);
        Turn turn = scheduler.current().turn;
        Operation operation = operation(call, turn);
        String path = call.uri().getPath();
        turn.call = call.method() + " " + path.substring(path.indexOf('/', 1));
        witness.calls(operation);
        Faults.Kind fault = gate.enter(operation);
        try {
            PlatformResponse answer = carriedOut(call, operation, fault);
            gate.leave(operation, fault);
            turn.answeredYes = operation == Operation.PLATFORM_PUBLISH && isYes(answer);
            turn.callsSeen.add(call.method() + " " + path);
            return answer;
        } catch (PlatformUnreachableException unreachable) {
            turn.callsSeen.add(call.method() + " " + path);
            throw unreachable;
        }
    }

    private PlatformResponse carriedOut(PlatformCall call, Operation operation, Faults.Kind fault) {
        gate.pauseUpTo(fault == Faults.Kind.SLOW ? TIMEOUT.minusSeconds(1) : QUICK);
        return switch (fault) {
            case CRASH_IN_FLIGHT -> {
                happenLater(call, operation, Duration.ofSeconds(20));
                throw scheduler.current().host.die();
            }
            case EFFECT_LATE -> {
                happenLater(call, operation, TIMEOUT.plus(AFTER_TIMEOUT));
                scheduler.pause(TIMEOUT.toMillis());
                scheduler.current().host.requireAlive();
                throw operation.unavailable();
            }
            case RATE_LIMITED -> new PlatformResponse(429, Map.of(), error("\"code\":4"));
            case SERVER_ERROR -> serverError();
            case SERVER_ERROR_BUT_DONE -> {
                happen(call, operation);
                yield serverError();
            }
            case HTML_PAGE -> html();
            case HTML_BUT_DONE -> {
                happen(call, operation);
                yield html();
            }
            case READ_REFUSED -> new PlatformResponse(400, Map.of(), error(Faults.pick(gate.random(), READ_ERRORS)));
            default -> answer(happen(call, operation));
        };
    }

    /** Whether an answer tells its caller that the platform has taken the call. */
    private static boolean isYes(PlatformResponse answer) {
        return answer.isSuccess()
                && answer.body().startsWith("{")
                && !answer.body().contains("\"error\"");
    }

    private void happenLater(PlatformCall call, Operation operation, Duration within) {
        Turn turn = scheduler.current().turn;
        long at = scheduler.now() + gate.random().nextLong(within.toMillis());
        scheduler.spawn("network", Host.OUTSIDE, () -> {
            scheduler.pauseUntil(at);
            witness.called(turn, operation);
            platforms.handle(request(call));
        });
    }

    private SimulatorResponse happen(PlatformCall call, Operation operation) {
        witness.called(scheduler.current().turn, operation);
        return platforms.handle(request(call));
    }

    private PlatformResponse serverError() {
        return new PlatformResponse(500, Map.of(), error(gate.random().nextBoolean() ? "\"code\":1" : "\"code\":2"));
    }

    private PlatformResponse html() {
        return new PlatformResponse(
                gate.random().nextBoolean() ? 502 : 200,
                Map.of("content-type", "text/html"),
                "<html><body>Bad Gateway</body></html>");
    }

    private static String error(String code) {
        return "{\"error\":{\"message\":\"Something went wrong\",\"type\":\"OAuthException\"," + code + "}}";
    }

    private static PlatformResponse answer(SimulatorResponse response) {
        return switch (response) {
            case SimulatorResponse.ConnectionCut _ ->
                throw new PlatformUnreachableException("the simulated connection was cut", new IOException("reset"));
            case SimulatorResponse.Answer answer -> {
                Map<String, String> headers = new HashMap<>();
                answer.headers().forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
                yield new PlatformResponse(answer.status(), headers, answer.text());
            }
        };
    }

    private static SimulatorRequest request(PlatformCall call) {
        SimulatorRequest request = SimulatorRequest.of(
                        call.method().name(), call.uri().toString())
                .withBody(call.body().text().getBytes(StandardCharsets.UTF_8));
        for (Map.Entry<String, String> header : call.headers().entrySet()) {
            request = request.withHeader(header.getKey(), header.getValue());
        }
        return request;
    }

    /** What the publish step sends, the world may see. */
    private static Operation operation(PlatformCall call, Turn turn) {
        return switch (call.method()) {
            case GET, HEAD -> Operation.PLATFORM_READ;
            case POST, PUT, PATCH, DELETE ->
                turn.isPublishing ? Operation.PLATFORM_PUBLISH : Operation.PLATFORM_PREPARE;
        };
    }

    /** A publisher of whose turns it is known when they are publishing. */
    record TracedPublisher(VideoPublisher publisher, Scheduler scheduler) implements VideoPublisher {
        @Override
        public Platform platform() {
            return publisher.platform();
        }

        @Override
        public List<Flow> flows() {
            return publisher.flows().stream().map(this::traced).toList();
        }

        @Override
        public Flow flow(PostingOptions options) {
            return traced(publisher.flow(options));
        }

        @Override
        public AnswerFacts facts(PlatformResponse answer) {
            return publisher.facts(answer);
        }

        @Override
        public Optional<String> serverOf(String accountId) {
            return publisher.serverOf(accountId);
        }

        private Flow traced(Flow flow) {
            return new Flow(flow.preparation(), new TracedStep(flow.publish(), scheduler), flow.followUps());
        }

        private record TracedStep(PublishStep step, Scheduler scheduler) implements PublishStep {
            @Override
            public StepName name() {
                return step.name();
            }

            @Override
            public String label() {
                return step.label();
            }

            @Override
            public String inWords() {
                return step.inWords();
            }

            @Override
            public Sends sends() {
                return step.sends();
            }

            @Override
            public List<Limit> limits() {
                return step.limits();
            }

            @Override
            public List<StepName> formerNames() {
                return step.formerNames();
            }

            @Override
            public Outcome publish(StepContext context) {
                Turn turn = scheduler.current().turn;
                turn.isPublishing = true;
                try {
                    return step.publish(context);
                } finally {
                    turn.isPublishing = false;
                }
            }

            @Override
            public Verification verify(StepContext context, PublishCalls calls) {
                return step.verify(context, calls);
            }
        }
    }
}
