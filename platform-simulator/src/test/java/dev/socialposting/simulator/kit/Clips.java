package dev.socialposting.simulator.kit;

import static dev.socialposting.simulator.kit.Faults.at;
import static dev.socialposting.simulator.kit.ScenarioParameter.number;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.simulator.http.SimulatorRequest;
import dev.socialposting.simulator.kit.HandledCall.Route;
import dev.socialposting.simulator.kit.SimulatedPlatform.RunningPlatform;
import dev.socialposting.simulator.kit.SimulatedPlatform.Trial;
import dev.socialposting.simulator.login.AuthorizationCodes;
import dev.socialposting.simulator.login.LoginQuestion;
import dev.socialposting.simulator.login.SignIn;
import dev.socialposting.simulator.login.SignIn.SimulatedApp;
import dev.socialposting.simulator.model.AccountKey;
import dev.socialposting.simulator.model.LoginVariant;
import dev.socialposting.simulator.model.NewAccount;
import dev.socialposting.simulator.model.Platform;
import dev.socialposting.simulator.model.PublicPost;
import dev.socialposting.simulator.model.ScenarioChoice;
import dev.socialposting.simulator.model.SimulatedAccount;
import dev.socialposting.simulator.state.Fetches;
import dev.socialposting.simulator.state.Ids;
import dev.socialposting.simulator.state.SimulatorState;
import dev.socialposting.simulator.state.Step;
import dev.socialposting.simulator.state.Table;
import dev.socialposting.simulator.state.Tokens;
import dev.socialposting.simulator.video.FetchOutcome;
import dev.socialposting.simulator.video.VideoFetcher.Crawler;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * A made-up platform that takes videos by their address: {@code POST} and {@code GET /v1/videos}, and OAuth 2. A client that opens a
 * session first ({@code POST /v1/sessions}) can ask what became of it ({@code GET /v1/sessions/ID}); a session is good for one video.
 */
public final class Clips implements SimulatedPlatform {
    static final SimulatedApp APP = new SimulatedApp("clips-app", "clips-secret");

    private static final Platform ID = new Platform("clips");
    private static final Tokens.Kind ACCESS = new Tokens.Kind("clips_access");
    private static final Tokens.Kind REFRESH = new Tokens.Kind("clips_refresh");
    private static final List<String> SCOPES = List.of("video.publish", "user.read");
    private static final List<Step> STEPS = List.of(Step.START, Step.CREATE, Step.POLL, Step.TOKEN);
    private static final CommonErrors ERRORS = new CommonErrors() {
        @Override
        public Reply serverError() {
            return error(500, "internal");
        }

        @Override
        public Reply throttled() {
            return error(429, "slow_down");
        }
    };
    private static final ScenarioCatalog<Clip.Script> SCENARIOS = new ScenarioCatalog<>(
            ID,
            "Clips",
            List.of(number("processing_seconds", 2, "how long a video is processed")),
            List.of(
                    ScenarioDefinition.of("happy-path", 1, "Everything works.", (script, values) -> {}),
                    ScenarioDefinition.of("slow-processing", 2, "Processing takes long.", (script, values) -> {}),
                    ScenarioDefinition.of(
                            "bad-video", 3, "The video is refused.", (script, values) -> script.refusesVideo = true),
                    CommonScenarios.publishFailsOnce(4, "The first call fails.", at(Step.CREATE), ERRORS.serverError()),
                    CommonScenarios.answerLost(5, "The answer is lost.", at(Step.CREATE)),
                    CommonScenarios.tokenError(6, "The token is refused.", STEPS, values -> error(401, "bad_token")),
                    CommonScenarios.rateLimited(7, "Too many calls.", 1, minutes -> ERRORS.throttled()),
                    CommonScenarios.platformDown(8),
                    CommonScenarios.htmlError(8, STEPS),
                    CommonScenarios.tooManyRequests(STEPS),
                    CommonScenarios.connectionCut(STEPS),
                    ScenarioDefinition.of(
                            "acknowledged-never-shown",
                            6,
                            "A video that was taken is said to be processed, though it is public.",
                            (script, values) -> script.hidden = values.seconds("seconds"),
                            CommonScenarios.hiddenFor()),
                    CommonScenarios.loginDenied(9),
                    CommonScenarios.loginLeft(),
                    CommonScenarios.loginError(),
                    ScenarioDefinition.of(
                            "scope-missing",
                            9,
                            "The user leaves out the permission to publish.",
                            (script, values) -> script.declineScopes(List.of("video.publish")))));

    @Override
    public Platform id() {
        return ID;
    }

    @Override
    public String displayName() {
        return "Clips";
    }

    @Override
    public Set<String> hosts() {
        return Set.of("api.clips.example");
    }

    @Override
    public String website() {
        return "clips.example";
    }

    @Override
    public List<LoginVariant> loginVariants() {
        return List.of(new LoginVariant("clips_login"));
    }

    @Override
    public List<Trial> trials() {
        return List.of();
    }

    @Override
    public ScenarioCatalog<?> scenarios() {
        return SCENARIOS;
    }

    @Override
    public List<SimulatedAccount> seededAccounts() {
        List<SeededAccount> seeds = SeededAccount.onEveryPlatform(ScenarioChoice.of("token-error"));
        return IntStream.range(0, seeds.size())
                .mapToObj(index -> account(
                        String.valueOf(1000 + index),
                        seeds.get(index).displayName(displayName()),
                        seeds.get(index).username(),
                        "clips-seed-" + index,
                        seeds.get(index).scenario()))
                .toList();
    }

    @Override
    public SimulatedAccount account(NewAccount wanted, Ids ids) {
        String id = ids.digits("2", 10);
        return account(
                id,
                wanted.displayName(displayName()),
                wanted.username(id),
                ids.letters("clips-", 40, ""),
                wanted.scenario());
    }

    private SimulatedAccount account(String id, String name, String username, String token, ScenarioChoice scenario) {
        return new SimulatedAccount(
                key(id), name, username, token, loginVariants().getFirst(), id, scenario);
    }

    @Override
    public Tokens.Grant firstGrant(SimulatedAccount account, Instant issuedAt) {
        return new Tokens.Grant(ACCESS, account.key(), true, issuedAt, Optional.empty(), SCOPES);
    }

    @Override
    public String accountPath(SimulatedAccount account) {
        return "/" + website() + "/" + account.username();
    }

    @Override
    public RunningPlatform start(SimulatorState state, Supplier<List<RunningPlatform>> all) {
        return new Running(state);
    }

    private static Reply error(int status, String code) {
        return Reply.error(status, code, Json.object().put("error", code));
    }

    private static Clip.Script scriptOf(SimulatedAccount account) {
        Clip.Script script = new Clip.Script();
        script.processing = SCENARIOS.values(account.scenario()).seconds("processing_seconds");
        return SCENARIOS.write(account.scenario(), script);
    }

    /** A video that was posted. */
    private record Clip(
            String id,
            AccountKey owner,
            String caption,
            String url,
            String video,
            Instant publicAt,
            Instant shownAt,
            boolean refused,
            boolean inLedger) {
        private static final class Script extends dev.socialposting.simulator.kit.Script {
            private Duration processing = Duration.ZERO;
            private Duration hidden = Duration.ZERO;
            private boolean refusesVideo;
        }

        Clip writtenDown() {
            return new Clip(id, owner, caption, url, video, publicAt, shownAt, refused, true);
        }
    }

    /** What a video is posted by; without one, until it is. */
    private record Session(String id, String video) {}

    private record People(SimulatorState state) implements SignIn.People {
        @Override
        public List<SimulatedAccount> offered() {
            return state.accounts().of(ID);
        }

        @Override
        public Optional<SimulatedAccount> find(String accountId) {
            return state.accounts().find(ID, accountId);
        }

        @Override
        public SignIn.Ending ending(SimulatedAccount account) {
            return scriptOf(account).loginEnding();
        }
    }

    private static final class Running implements RunningPlatform {
        private static final Crawler CRAWLER = new Crawler("clips/1.0", Optional.empty());

        private final SimulatorState state;
        private final Table<Clip> clips;
        private final Table<Session> sessions;
        private final SignIn signIn;
        private final TokenEndpoint tokens;

        private Running(SimulatorState state) {
            this.state = state;
            this.clips = state.storage().table("clips", Clip.class);
            this.sessions = state.storage().table("clip_sessions", Session.class);
            AuthorizationCodes codes = new AuthorizationCodes(state.storage(), "clips");
            Supplier<String> secret = () -> state.ids().letters("clips-", 40, "");
            this.signIn = new SignIn(
                    state,
                    codes,
                    new SignIn.Form("Clips", APP, Set.copyOf(SCOPES), SCOPES, secret, ""),
                    new People(state));
            this.tokens = new TokenEndpoint(
                    state,
                    codes,
                    new TokenEndpoint.Form(
                            APP,
                            ACCESS,
                            Duration.ofHours(1),
                            REFRESH,
                            Duration.ofDays(30),
                            secret,
                            ERRORS,
                            account -> scriptOf(account).faults()));
        }

        @Override
        public Optional<LoginQuestion> signIn(SimulatorRequest request) {
            return request.path().equals("/clips.example/oauth")
                    ? Optional.of(signIn.answer(request))
                    : Optional.empty();
        }

        @Override
        public HandledCall handle(ApiCall call) {
            if (call.segment(0).equals("token")) {
                return tokens.handle(call);
            }
            return new TokenCheck(state, ACCESS::equals, error(401, "bad_token"), error(401, "token_expired"))
                    .handle(
                            call,
                            (grant, account) -> Optional.of(HandledCall.play(
                                    state, ERRORS, account, scriptOf(account).faults(), route(call, account))));
        }

        private Route route(ApiCall call, SimulatedAccount account) {
            boolean ofSession = call.segment(0).equals("sessions");
            return switch (call.method()) {
                case "POST" ->
                    ofSession
                            ? new Route(Step.START, "", this::open)
                            : new Route(Step.CREATE, call.text("caption"), () -> create(call, account));
                default ->
                    new Route(
                            Step.POLL,
                            call.segment(1),
                            () -> ofSession ? readSession(call.segment(1)) : read(call.segment(1)));
            };
        }

        private Reply open() {
            String id = state.ids().digits("5", 12);
            sessions.put(id, new Session(id, ""));
            return Reply.json(Json.object().put("session", id));
        }

        private Reply readSession(String id) {
            return sessions.find(id)
                    .map(session -> session.video().isEmpty()
                            ? Reply.json(Json.object().put("status", "open"))
                            : read(session.video()))
                    .orElseGet(() -> error(404, "no_such_session"));
        }

        private Reply create(ApiCall call, SimulatedAccount account) {
            Optional<URI> url = ApiCall.webAddress(call.json().path("video_url").asText());
            if (url.isEmpty()) {
                return error(400, "bad_url");
            }
            String session = call.text("session");
            if (sessions.find(session).filter(one -> !one.video().isEmpty()).isPresent()) {
                return error(409, "session_used");
            }
            Clip.Script script = scriptOf(account);
            Instant publicAt = state.clock().instant().plus(script.processing);
            Clip clip = new Clip(
                    state.ids().digits("7", 12),
                    account.key(),
                    call.text("caption"),
                    url.get().toString(),
                    state.fetches().fetch(url.get(), CRAWLER),
                    publicAt,
                    publicAt.plus(script.hidden),
                    script.refusesVideo,
                    false);
            clips.put(clip.id(), clip);
            if (!session.isEmpty()) {
                sessions.put(session, new Session(session, clip.id()));
            }
            return Reply.json(Json.object().put("id", clip.id()));
        }

        private Reply read(String id) {
            return clips.find(id)
                    .map(clip -> {
                        boolean shown =
                                clip.inLedger() && !state.clock().instant().isBefore(clip.shownAt());
                        ObjectNode json = Json.object().put("id", id).put("url", address(clip));
                        return Reply.json(
                                json.put("status", clip.refused() ? "refused" : shown ? "published" : "processing"));
                    })
                    .orElseGet(() -> error(404, "no_such_video"));
        }

        @Override
        public void settle() {
            Instant now = state.clock().instant();
            clips.all().stream()
                    .filter(clip -> !clip.inLedger() && !clip.refused() && !now.isBefore(clip.publicAt()))
                    .filter(clip -> state.fetches()
                            .result(clip.video())
                            .map(Fetches.Result::outcome)
                            .filter(FetchOutcome.Fetched.class::isInstance)
                            .isPresent())
                    .forEach(this::publish);
        }

        private void publish(Clip clip) {
            clips.put(clip.id(), clip.writtenDown());
            state.accounts().historyOf(clip.owner()).published();
            state.ledger()
                    .add(new PublicPost(
                            clip.owner(),
                            clip.id(),
                            clip.id(),
                            clip.caption(),
                            Optional.of(clip.url()),
                            state.fetches().sha256(clip.video()),
                            clip.publicAt(),
                            address(clip),
                            PublicPost.Origin.API));
        }

        private String address(Clip clip) {
            return state.address("/clips.example/v/" + clip.id());
        }
    }
}
