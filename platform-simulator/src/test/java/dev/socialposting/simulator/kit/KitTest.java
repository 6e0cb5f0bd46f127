package dev.socialposting.simulator.kit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.socialposting.simulator.MovableClock;
import dev.socialposting.simulator.Sha256;
import dev.socialposting.simulator.SimulatorSettings;
import dev.socialposting.simulator.http.SimulatorRequest;
import dev.socialposting.simulator.http.SimulatorResponse;
import dev.socialposting.simulator.kit.SimulatedPlatform.RunningPlatform;
import dev.socialposting.simulator.login.LoginQuestion;
import dev.socialposting.simulator.model.NewAccount;
import dev.socialposting.simulator.model.PublicPost;
import dev.socialposting.simulator.model.ScenarioChoice;
import dev.socialposting.simulator.model.SimulatedAccount;
import dev.socialposting.simulator.state.FileStorage;
import dev.socialposting.simulator.state.Ids;
import dev.socialposting.simulator.state.SimulatorClock;
import dev.socialposting.simulator.state.SimulatorState;
import dev.socialposting.simulator.video.SampleVideos.SampleVideoFetcher;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KitTest {
    private static final String VIDEO = SimulatorSettings.DEFAULT_BASE_URL + "/videos/vertical.mp4";
    private static final String BACK = "https://app.example/back";
    private static final String SIGN_IN = "/clips.example/oauth?client_id=" + Clips.APP.id()
            + "&response_type=code&scope=video.publish&state=s&redirect_uri=" + BACK + "&simulator_account=";

    private final Clips platform = new Clips();
    private final MovableClock clock = new MovableClock();

    @TempDir
    private Path directory;

    private SimulatorState state;
    private RunningPlatform clips;

    @BeforeEach
    void open() {
        state = SimulatorState.open(
                new FileStorage(directory),
                new SimulatorClock(clock),
                new Ids(new SecureRandom()),
                new SampleVideoFetcher(),
                SimulatorSettings.DEFAULT_BASE_URL);
        clips = platform.start(state, List::of);
    }

    @Test
    void a_post_becomes_public_by_itself_and_survives_a_kill() {
        SimulatedAccount account = account(ScenarioChoice.of("happy-path"));
        String id = json(post(account, "Kept")).path("id").asText();
        state.storage().commit();

        open();
        clock.advance(Duration.ofSeconds(2));
        clips.settle();
        state.storage().commit();
        open();

        assertThat(state.ledger().all()).extracting(PublicPost::caption).containsExactly("Kept");
        assertThat(state.ledger().all().getFirst().sha256()).contains(Sha256.ofSample("vertical.mp4"));
        assertThat(json(read(account, id)).path("status").asText()).isEqualTo("published");
    }

    @Test
    void common_scenarios_play_in_the_platforms_words() {
        SimulatedAccount failing = account(ScenarioChoice.of("publish-fails-once"));
        assertThat(post(failing, "Twice").reply().errorCode()).contains("internal");
        assertThat(post(failing, "Twice").reply().succeeded()).isTrue();

        assertThat(response(post(account(ScenarioChoice.of("answer-lost-after-publish")), "Lost")))
                .isInstanceOf(SimulatorResponse.ConnectionCut.class);
        assertThat(status(post(account(ScenarioChoice.of("platform-down")), "Down")))
                .isEqualTo(503);
        assertThat(post(account(ScenarioChoice.of("token-error")), "No").reply().errorCode())
                .contains("bad_token");
        SimulatedAccount limited = account(ScenarioChoice.of("rate-limited"));
        assertThat(status(post(limited, "Later"))).isEqualTo(429);
        clock.advance(Duration.ofMinutes(1));
        assertThat(status(post(limited, "Later"))).isEqualTo(200);

        clock.advance(Duration.ofSeconds(2));
        clips.settle();
        assertThat(state.ledger().all())
                .extracting(PublicPost::caption)
                .containsExactlyInAnyOrder("Twice", "Lost", "Later");
    }

    @Test
    void a_code_and_a_refresh_token_become_tokens_once() {
        SimulatedAccount account = account(ScenarioChoice.of("happy-path"));
        String code = location(account).replaceFirst(".*code=([^&]*).*", "$1");

        JsonNode first = json(token(Map.of("grant_type", "authorization_code", "code", code, "redirect_uri", BACK)));
        HandledCall again = token(Map.of("grant_type", "authorization_code", "code", code, "redirect_uri", BACK));
        clock.advance(Duration.ofHours(1));
        HandledCall late = post(first.path("access_token").asText(), "Late");
        JsonNode second = json(token(Map.of(
                "grant_type",
                "refresh_token",
                "refresh_token",
                first.path("refresh_token").asText())));

        assertThat(first.path("scope").asText()).isEqualTo("video.publish");
        assertThat(again.reply().errorCode()).contains("invalid_grant");
        assertThat(late.reply().errorCode()).contains("token_expired");
        assertThat(status(post(second.path("access_token").asText(), "In time")))
                .isEqualTo(200);
        assertThat(post(second.path("refresh_token").asText(), "Wrong kind")
                        .reply()
                        .errorCode())
                .contains("bad_token");
        assertThat(clips.handle(ApiCall.of(SimulatorRequest.postForm(
                                "/api.clips.example/v1/token", Map.of("client_id", "another"))))
                        .reply()
                        .errorCode())
                .contains("invalid_client");
    }

    @Test
    void people_decline_leave_out_leave_and_meet_errors() {
        assertThat(location(account(ScenarioChoice.of("login-denied")))).contains("error=access_denied");
        assertThat(location(account(ScenarioChoice.of("login-error").with("error", "temporarily_unavailable"))))
                .contains("error=temporarily_unavailable");
        assertThat(question(account(ScenarioChoice.of("login-left")))).isEqualTo(new LoginQuestion.Left("Clips"));
        String code = location(account(ScenarioChoice.of("scope-missing"))).replaceFirst(".*code=([^&]*).*", "$1");
        assertThat(json(token(Map.of("grant_type", "authorization_code", "code", code, "redirect_uri", BACK)))
                        .path("scope")
                        .asText())
                .isEmpty();
    }

    @Test
    void every_seeded_account_plays_a_scenario_that_there_is() {
        assertThat(platform.seededAccounts())
                .filteredOn(account -> !account.scenario().id().equals("acknowledged-never-shown"))
                .allSatisfy(account -> assertThat(platform.scenarios().faults(account.scenario()))
                        .isEmpty());
    }

    private SimulatedAccount account(ScenarioChoice scenario) {
        assertThat(platform.scenarios().faults(scenario)).isEmpty();
        SimulatedAccount account = platform.account(NewAccount.on(platform.id(), scenario), state.ids());
        state.accounts().put(account);
        state.tokens().put(account.accessToken(), platform.firstGrant(account, clock.instant()));
        return account;
    }

    private HandledCall post(SimulatedAccount account, String caption) {
        return post(account.accessToken(), caption);
    }

    private HandledCall post(String token, String caption) {
        return clips.handle(ApiCall.of(SimulatorRequest.of("POST", "/api.clips.example/v1/videos")
                .withToken(token)
                .withJson(Json.object()
                        .put("video_url", VIDEO)
                        .put("caption", caption)
                        .toString())));
    }

    private HandledCall read(SimulatedAccount account, String id) {
        return clips.handle(ApiCall.of(
                SimulatorRequest.get("/api.clips.example/v1/videos/" + id).withToken(account.accessToken())));
    }

    private HandledCall token(Map<String, String> form) {
        Map<String, String> whole = new java.util.HashMap<>(form);
        whole.put("client_id", Clips.APP.id());
        whole.put("client_secret", Clips.APP.secret());
        return clips.handle(ApiCall.of(SimulatorRequest.postForm("/api.clips.example/v1/token", whole)));
    }

    private LoginQuestion question(SimulatedAccount account) {
        return clips.signIn(SimulatorRequest.get(SIGN_IN + account.accountId())).orElseThrow();
    }

    private String location(SimulatedAccount account) {
        String location = ((LoginQuestion.SendBack) question(account)).location();
        assertThat(URI.create(location).getHost()).isEqualTo("app.example");
        return location;
    }

    private SimulatorResponse response(HandledCall call) {
        return call.reply().render(state, Optional.empty());
    }

    private int status(HandledCall call) {
        return ((SimulatorResponse.Answer) response(call)).status();
    }

    private JsonNode json(HandledCall call) {
        return Json.parse(((SimulatorResponse.Answer) response(call)).text()).orElseThrow();
    }
}
