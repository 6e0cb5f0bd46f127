package dev.socialposting.platforms.clips;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.socialposting.accounts.AccessToken;
import dev.socialposting.platforms.Connector.Check;
import dev.socialposting.platforms.http.PlatformCall;
import dev.socialposting.platforms.http.PlatformHttp;
import dev.socialposting.platforms.http.PlatformResponse;
import dev.socialposting.platforms.publisher.AnswerFacts;
import dev.socialposting.platforms.publisher.Flow;
import dev.socialposting.platforms.publisher.Limit;
import dev.socialposting.platforms.publisher.PlatformFault;
import dev.socialposting.platforms.publisher.PublishCalls;
import dev.socialposting.platforms.publisher.PublishStep;
import dev.socialposting.platforms.publisher.PublishStep.Verification.DidNotGoOut.Next;
import dev.socialposting.platforms.publisher.RepeatableStep;
import dev.socialposting.platforms.publisher.StepContext;
import dev.socialposting.platforms.publisher.VideoPublisher;
import dev.socialposting.uploads.model.Platform;
import dev.socialposting.uploads.model.PostingError;
import dev.socialposting.uploads.model.PostingOptions;
import dev.socialposting.uploads.model.PublishedPost;
import dev.socialposting.uploads.model.StepName;
import dev.socialposting.uploads.model.WhoActs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Opens a session, posts the video by it, and asks the session what became of it. */
final class ClipsPublisher implements VideoPublisher {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String SESSION = "session";

    /** How long a call that was never answered may be under way. */
    private static final Duration UNDER_WAY = Duration.ofMinutes(3);

    /** How many posts an account may begin in ten minutes. */
    static final int SESSIONS = 5;

    private final String api;

    ClipsPublisher(String api) {
        this.api = api;
    }

    @Override
    public Platform platform() {
        return Clips.ID;
    }

    @Override
    public List<Flow> flows() {
        return List.of(new Flow(List.of(new OpenSession()), new PublishVideo(), List.of()));
    }

    @Override
    public Flow flow(PostingOptions options) {
        return flows().getFirst();
    }

    @Override
    public AnswerFacts facts(PlatformResponse answer) {
        return new AnswerFacts(code(answer), Optional.empty());
    }

    private static Optional<String> code(PlatformResponse answer) {
        return json(answer).map(body -> body.path("error").asText()).filter(code -> !code.isEmpty());
    }

    private static Optional<JsonNode> json(PlatformResponse answer) {
        try {
            return Optional.of(JSON.readTree(answer.body())).filter(JsonNode::isObject);
        } catch (JsonProcessingException _) {
            return Optional.empty();
        }
    }

    private static PlatformResponse send(StepContext context, PlatformCall call) {
        return context.http()
                .send(call.withHeader(
                        "Authorization",
                        "Bearer " + context.credentials().accessToken().value()));
    }

    /** A session that nobody posts by is invisible. */
    static Check check(String api, AccessToken token, PlatformHttp http) {
        PlatformResponse answer = http.send(
                PlatformCall.post(api + "/v1/sessions").withHeader("Authorization", "Bearer " + token.value()));
        if (answer.isSuccess()) {
            return Check.WORKS;
        }
        return isTokenRefused(answer) ? new Check.Refused(error(answer)) : Check.UNCLEAR;
    }

    private static PostingError error(PlatformResponse answer) {
        String code = code(answer).orElse("unreadable_answer");
        return switch (code) {
            case "bad_token", "token_expired" ->
                new PostingError(
                        "token_expired",
                        code,
                        Optional.of(code),
                        "The token is refused.",
                        WhoActs.USER,
                        "Connect it again.",
                        false);
            case "refused" ->
                new PostingError(
                        "video_refused",
                        code,
                        Optional.of(code),
                        "The video is refused.",
                        WhoActs.USER,
                        "Take another.",
                        false);
            default ->
                new PostingError(
                        answer.status() >= 500 ? "platform_unavailable" : code,
                        code,
                        Optional.of(code),
                        "Clips answered " + answer.status() + ".",
                        WhoActs.NOBODY,
                        "Wait.",
                        true);
        };
    }

    private static boolean isTokenRefused(PlatformResponse answer) {
        return answer.status() == 401;
    }

    private static boolean holdsBack(PlatformResponse answer) {
        return answer.status() == 429;
    }

    private final class OpenSession implements RepeatableStep {
        @Override
        public StepName name() {
            return new StepName("open_session");
        }

        @Override
        public String label() {
            return "Handing over the video";
        }

        @Override
        public String inWords() {
            return "opening a session";
        }

        @Override
        public List<Limit> limits() {
            return List.of(Limit.within(
                    Duration.ofMinutes(10), Limit.Scope.ACCOUNT, SESSIONS, "sessions", "posts to one account"));
        }

        @Override
        public RepeatableStep.Outcome run(StepContext context) {
            PlatformResponse answer = send(context, PlatformCall.post(api + "/v1/sessions"));
            Optional<String> session = json(answer)
                    .map(body -> body.path(SESSION).asText())
                    .filter(id -> answer.isSuccess() && !id.isEmpty());
            if (session.isPresent()) {
                return new RepeatableStep.Outcome.Advance(context.checkpoint().with(SESSION, session.get()));
            }
            if (isTokenRefused(answer)) {
                return new RepeatableStep.Outcome.Rejected(error(answer));
            }
            if (holdsBack(answer)) {
                return new RepeatableStep.Outcome.HeldBack(
                        context.clock().instant().plusSeconds(60), error(answer), context.checkpoint());
            }
            throw new PlatformFault(error(answer));
        }
    }

    private final class PublishVideo implements PublishStep {
        @Override
        public StepName name() {
            return new StepName("publish");
        }

        @Override
        public String label() {
            return "Publishing";
        }

        @Override
        public String inWords() {
            return "posting the video";
        }

        @Override
        public List<Limit> limits() {
            return List.of(Limit.atATime(Limit.Scope.APP, 3, "videos", "posts of this app"));
        }

        @Override
        public PublishStep.Outcome publish(StepContext context) {
            PlatformResponse answer = send(
                    context,
                    PlatformCall.post(api + "/v1/videos")
                            .with(
                                    "application/json",
                                    new PlatformCall.Body.Text(JSON.createObjectNode()
                                            .put(SESSION, context.checkpoint().require(SESSION))
                                            .put("video_url", context.media().address())
                                            .put("caption", context.caption())
                                            .toString())));
            Instant soon = context.clock().instant().plusSeconds(2);
            if (isTokenRefused(answer)) {
                return new PublishStep.Outcome.Rejected(error(answer));
            }
            if (holdsBack(answer)) {
                return new PublishStep.Outcome.HeldBack(soon.plusSeconds(60), error(answer), context.checkpoint());
            }
            return answer.isSuccess() && json(answer).isPresent()
                    ? new PublishStep.Outcome.Acknowledged(soon, "Clips is processing the video", context.checkpoint())
                    : new PublishStep.Outcome.Unknown(error(answer), soon, context.checkpoint());
        }

        @Override
        public Verification verify(StepContext context, PublishCalls calls) {
            Instant later = context.clock().instant().plusSeconds(15);
            Optional<String> session = context.checkpoint().get(SESSION);
            if (session.isEmpty()) {
                return new Verification.StillUnknown("Its session is not known.", later, context.checkpoint());
            }
            PlatformResponse answer = send(context, PlatformCall.get(api + "/v1/sessions/" + session.get(), Map.of()));
            JsonNode body =
                    json(answer).filter(_ -> answer.isSuccess()).orElseThrow(() -> new PlatformFault(error(answer)));
            return switch (body.path("status").asText()) {
                case "published" ->
                    new Verification.WentOut(
                            PublishedPost.ofMedia(body.path("id").asText())
                                    .withPermalink(body.path("url").asText()),
                            "Clips shows it as published.");
                case "processing" ->
                    new Verification.Acknowledged("Clips is processing the video.", later, context.checkpoint());
                case "refused" ->
                    new Verification.Rejected(
                            error(new PlatformResponse(200, Map.of(), "{\"error\": \"refused\"}")),
                            "Clips refused the video.");
                default -> notTaken(context, calls);
            };
        }

        private static Verification notTaken(StepContext context, PublishCalls calls) {
            Instant certainAt = calls.latest().plus(UNDER_WAY);
            return context.clock().instant().isBefore(certainAt)
                    ? new Verification.StillUnknown(
                            "Clips has no video of the session yet.", certainAt, context.checkpoint())
                    : new Verification.DidNotGoOut(
                            "Clips has no video of the session.", new Next.Publish(Optional.empty()));
        }
    }
}
