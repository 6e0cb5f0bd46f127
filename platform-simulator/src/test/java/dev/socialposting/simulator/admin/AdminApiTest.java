package dev.socialposting.simulator.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.socialposting.simulator.Answered;
import dev.socialposting.simulator.FacebookClient;
import dev.socialposting.simulator.InstagramClient;
import dev.socialposting.simulator.SeededAccounts;
import dev.socialposting.simulator.Sha256;
import dev.socialposting.simulator.Simulation;
import dev.socialposting.simulator.graph.Meta;
import dev.socialposting.simulator.http.SimulatorRequest;
import dev.socialposting.simulator.model.AccountKey;
import dev.socialposting.simulator.model.FaultProfile;
import dev.socialposting.simulator.model.ScenarioChoice;
import dev.socialposting.simulator.model.SimulatedAccount;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AdminApiTest {
    private final Simulation simulation = new Simulation();

    @Test
    void the_seeded_accounts_are_there_with_stable_ids_tokens_and_names() {
        List<SimulatedAccount> seeded = SeededAccounts.all();

        assertThat(seeded)
                .extracting(SimulatedAccount::displayName)
                .contains(
                        "Instagram · Happy path",
                        "Instagram · Slow processing",
                        "Instagram · Expired token",
                        "Instagram · Rate limited",
                        "Instagram · Bad video",
                        "Instagram · Platform down",
                        "Instagram · Answer lost after publish",
                        "Instagram · Publish fails once",
                        "Facebook · Happy path",
                        "Facebook · Slow processing",
                        "Facebook · Expired token",
                        "Facebook · Rate limited",
                        "Facebook · Bad video",
                        "Facebook · Platform down",
                        "Facebook · Answer lost after publish",
                        "Facebook · Publish fails once",
                        "Facebook · Answer lost, listed as reel only");
        assertThat(seeded)
                .filteredOn(account -> account.platform().equals(Meta.INSTAGRAM))
                .allMatch(account -> account.accountId().matches("17841\\d{12}"));
        assertThat(seeded)
                .filteredOn(account -> account.platform().equals(Meta.FACEBOOK))
                .allMatch(account -> account.accountId().matches("\\d{15,17}"));
        assertThat(seeded)
                .extracting(SimulatedAccount::accessToken)
                .doesNotHaveDuplicates()
                .allMatch(token -> token.matches("(IGAA|EAA)[A-Za-z0-9]+"));
        assertThat(get("/_simulator/accounts").json())
                .hasSize(SeededAccounts.all().size());
        assertThat(get("/_simulator/accounts").at("/0/access_token"))
                .isEqualTo(seeded.getFirst().accessToken());
    }

    @Test
    void an_account_can_be_made_with_a_scenario_and_its_parameters() {
        Answered created = post(
                "/_simulator/accounts",
                "{\"platform\":\"facebook\",\"scenario\":\"slow-processing\",\"parameters\":{\"processing_seconds\":30},\"display_name\":\"Mine\"}");

        assertThat(created.status()).isEqualTo(201);
        assertThat(created.at("/display_name")).isEqualTo("Mine");
        SimulatedAccount page = simulation
                .control()
                .account(AccountKey.parse(created.at("/destination")).orElseThrow())
                .orElseThrow();
        FacebookClient client = new FacebookClient(simulation, page);
        client.finish(client.uploadedReel(), "Slow");
        simulation.passSeconds(30);
        assertThat(simulation.control().posts()).isEmpty();
        simulation.passSeconds(1);
        assertThat(simulation.control().posts()).hasSize(1);
    }

    @Test
    void an_instagram_account_may_be_made_with_facebook_login() {
        Answered created = post(
                "/_simulator/accounts",
                "{\"platform\":\"instagram\",\"scenario\":\"happy-path\",\"login_variant\":\"facebook_login\"}");

        assertThat(created.at("/access_token")).startsWith("EAA");
        assertThat(created.at("/account_id")).matches("17841\\d{12}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "not json | JSON object",
                "[] | JSON object",
                "{} | 'platform' must be",
                "{\"platform\":\"tiktok\",\"scenario\":\"happy-path\"} | 'platform' must be",
                "{\"platform\":\"instagram\"} | 'scenario' must name",
                "{\"platform\":\"instagram\",\"scenario\":\"nonsense\"} | Instagram has no scenario 'nonsense'",
                "{\"platform\":\"instagram\",\"scenario\":\"happy-path\",\"colour\":\"red\"} | There is no field 'colour'",
                "{\"platform\":\"instagram\",\"scenario\":\"happy-path\",\"parameters\":{\"speed\":1}} | has no parameter 'speed'",
                "{\"platform\":\"instagram\",\"scenario\":\"happy-path\",\"parameters\":{\"processing_seconds\":-1}} | whole number",
                "{\"platform\":\"instagram\",\"scenario\":\"happy-path\",\"parameters\":{\"processing_seconds\":\"soon\"}} | whole number",
                "{\"platform\":\"instagram\",\"scenario\":\"happy-path\",\"parameters\":[]} | must be an object",
                "{\"platform\":\"instagram\",\"scenario\":\"token-error\",\"parameters\":{\"step\":\"dance\"}} | one of",
                "{\"platform\":\"facebook\",\"scenario\":\"happy-path\",\"login_variant\":\"instagram_login\"} | facebook_login",
                "{\"platform\":\"instagram\",\"scenario\":\"happy-path\",\"login_variant\":\"x\"} | 'login_variant' must be"
            })
    void a_bad_account_is_refused_with_the_reason_and_not_made(String body, String reason) {
        Answered refused = post("/_simulator/accounts", body);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("errors").toString()).contains(reason);
        assertThat(simulation.control().accounts()).hasSize(SeededAccounts.all().size());
    }

    @Test
    void everything_that_is_wrong_is_said_at_once() {
        Answered refused = post(
                "/_simulator/accounts",
                "{\"platform\":\"instagram\",\"scenario\":\"token-error\",\"parameters\":{\"step\":\"x\",\"subcode\":1,\"y\":2},\"z\":3}");

        assertThat(refused.json().path("errors")).hasSize(4);
    }

    @Test
    void the_scenario_of_an_account_can_be_changed() {
        SimulatedAccount account = SeededAccounts.named(Meta.INSTAGRAM, "Happy path");
        String path = "/_simulator/accounts/" + account.key() + "/scenario";

        Answered changed = put(path, "{\"scenario\":\"token-error\",\"parameters\":{\"step\":\"create\"}}");

        assertThat(changed.at("/scenario")).isEqualTo("token-error");
        assertThat(new InstagramClient(simulation, account).create("Refused").error())
                .isEqualTo("190/463");
        assertThat(put(path, "{\"scenario\":\"nonsense\"}").status()).isEqualTo(400);
        assertThat(put("/_simulator/accounts/instagram:1/scenario", "{\"scenario\":\"happy-path\"}")
                        .status())
                .isEqualTo(404);
        assertThat(put("/_simulator/accounts/nonsense/scenario", "{\"scenario\":\"happy-path\"}")
                        .status())
                .isEqualTo(404);
        assertThat(get(path).status()).isEqualTo(405);
    }

    @Test
    void the_ledger_and_the_journal_can_be_read() {
        SimulatedAccount account = SeededAccounts.named(Meta.INSTAGRAM, "Answer lost after publish");
        InstagramClient client = new InstagramClient(simulation, account);
        client.publish(client.readyContainer("Seen"));
        new InstagramClient(simulation, SeededAccounts.named(Meta.INSTAGRAM, "Expired token")).create("Unseen");

        Answered posts = get("/_simulator/posts");
        Answered calls = get("/_simulator/calls?account_id=" + account.accountId());

        assertThat(posts.json()).hasSize(1);
        assertThat(posts.at("/0/platform")).isEqualTo("instagram");
        assertThat(posts.at("/0/account_id")).isEqualTo(account.accountId());
        assertThat(posts.at("/0/caption")).isEqualTo("Seen");
        assertThat(posts.at("/0/video_url")).isEqualTo(InstagramClient.VIDEO);
        assertThat(posts.at("/0/sha256")).isEqualTo(Sha256.ofSample("vertical.mp4"));
        assertThat(posts.at("/0/published_at")).isEqualTo("2026-11-22T10:00:03Z");
        assertThat(posts.at("/0/origin")).isEqualTo("api");
        assertThat(calls.json()).hasSize(2);
        assertThat(calls.at("/1/step")).isEqualTo("publish");
        assertThat(calls.at("/1/status")).isEqualTo("cut");
        assertThat(get("/_simulator/calls").json()).hasSize(3);
        assertThat(get("/_simulator/calls").at("/2/error_code")).isEqualTo("190/463");
    }

    @Test
    void a_reset_leaves_nothing_but_the_seeds() {
        SimulatedAccount made = simulation.account(Meta.INSTAGRAM, ScenarioChoice.of("happy-path"));
        InstagramClient client = new InstagramClient(simulation, made);
        client.publish(client.readyContainer("Gone"));
        post("/_simulator/clock", "{\"advance_seconds\":86400}");
        simulation.control().chooseScenario(SeededAccounts.all().getFirst().key(), ScenarioChoice.of("platform-down"));

        assertThat(post("/_simulator/reset", "").status()).isEqualTo(200);

        assertThat(simulation.control().posts()).isEmpty();
        assertThat(simulation.control().calls()).isEmpty();
        assertThat(simulation.control().accounts()).isEqualTo(SeededAccounts.all());
        assertThat(client.get("/me").error()).isEqualTo("190");
        assertThat(simulation.platforms().clock().instant().getEpochSecond()).isEqualTo(simulation.now());
    }

    @Test
    void the_clock_can_be_moved_forward_only() {
        long before = simulation.now();

        assertThat(post("/_simulator/clock", "{\"advance_seconds\":3600}").at("/now"))
                .isEqualTo("2026-11-22T11:00:00Z");

        assertThat(simulation.platforms().clock().instant().getEpochSecond()).isEqualTo(before + 3600);
        for (String body : List.of(
                "{\"advance_seconds\":-1}",
                "{\"advance_seconds\":1.5}",
                "{\"advance_seconds\":\"1\"}",
                "{}",
                "x",
                "{\"advance_seconds\":99999999999}")) {
            assertThat(post("/_simulator/clock", body).status()).as(body).isEqualTo(400);
        }
    }

    @Test
    void the_weather_can_be_changed_and_read() {
        Answered changed = put("/_simulator/weather", "{\"delay_ms\":[200,500],\"failing_percent\":100,\"seed\":3}");
        new InstagramClient(simulation, SeededAccounts.named(Meta.INSTAGRAM, "Happy path")).get("/me");

        assertThat(changed.status()).isEqualTo(200);
        Answered weather = get("/_simulator/weather");
        assertThat(weather.json().path("delay_ms").toString()).isEqualTo("[200,500]");
        assertThat(weather.at("/failing_percent")).isEqualTo("100");
        assertThat(weather.at("/calls")).isEqualTo("1");
        assertThat(weather.json().path("failed").properties())
                .extracting(failed -> failed.getValue().asInt())
                .containsOnlyOnce(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "x | JSON object",
                "{\"delay_ms\":200} | 'delay_ms' must be",
                "{\"delay_ms\":[2,1]} | 'delay_ms' must be",
                "{\"delay_ms\":[-1,1]} | 'delay_ms' must be",
                "{\"failing_percent\":101} | 'failing_percent' must be",
                "{\"seed\":\"x\"} | 'seed' must be",
                "{\"wind\":1} | There is no field 'wind'"
            })
    void impossible_weather_is_refused_with_the_reason(String body, String reason) {
        Answered refused = put("/_simulator/weather", body);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().path("errors").toString()).contains(reason);
        assertThat(simulation.control().faults().profile()).isEqualTo(FaultProfile.NONE);
    }

    @Test
    void the_scenarios_are_listed_with_note_sentence_and_parameters() {
        Answered scenarios = get("/_simulator/scenarios");

        assertThat(scenarios.at("/0/id")).isEqualTo("happy-path");
        assertThat(scenarios.at("/0/note")).isEqualTo("1");
        assertThat(scenarios.json().findValuesAsText("id")).contains("answer-lost-list-late", "spam-block-but-live");
        assertThat(scenarios.json().findValuesAsText("sentence")).doesNotContain("");
    }

    @Test
    void an_unknown_admin_call_is_not_found() {
        assertThat(get("/_simulator/nothing").status()).isEqualTo(404);
        assertThat(post("/_simulator/posts", "{}").status()).isEqualTo(404);
    }

    @Test
    void java_callers_are_told_of_a_scenario_that_cannot_be_played() {
        assertThatThrownBy(() -> simulation.account(Meta.FACEBOOK, ScenarioChoice.of("spam-block-but-live")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Facebook has no scenario 'spam-block-but-live'");
    }

    private Answered get(String path) {
        return simulation.send(SimulatorRequest.get(path));
    }

    private Answered post(String path, String json) {
        return simulation.send(SimulatorRequest.of("POST", path).withJson(json));
    }

    private Answered put(String path, String json) {
        return simulation.send(SimulatorRequest.of("PUT", path).withJson(json));
    }
}
