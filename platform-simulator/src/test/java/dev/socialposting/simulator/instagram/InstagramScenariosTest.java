package dev.socialposting.simulator.instagram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.socialposting.simulator.Answered;
import dev.socialposting.simulator.InstagramClient;
import dev.socialposting.simulator.Simulation;
import dev.socialposting.simulator.graph.Meta;
import dev.socialposting.simulator.kit.Json;
import dev.socialposting.simulator.model.NewAccount;
import dev.socialposting.simulator.model.ScenarioChoice;
import dev.socialposting.simulator.model.ScenarioDescription;
import dev.socialposting.simulator.model.SimulatedAccount;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** One test for each scenario, on an account that has it; those about logging in are tested in {@code InstagramLoginTest}. */
class InstagramScenariosTest {
    private static final Set<String> TESTED_WITH_THE_LOGIN = Set.of(
            "token-refresh-too-young",
            "token-refresh-expired",
            "token-answer-shape",
            "login-denied",
            "login-left",
            "login-error");

    private interface Check {
        void on(Simulation simulation, InstagramClient client);
    }

    private static final Map<ScenarioChoice, Check> CHECKS = checks();

    @TestFactory
    Stream<DynamicTest> each_scenario_does_what_it_says() {
        return CHECKS.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey().toString(), () -> {
                    Simulation simulation = new Simulation();
                    SimulatedAccount account = simulation.account(Meta.INSTAGRAM, entry.getKey());
                    entry.getValue().on(simulation, new InstagramClient(simulation, account));
                }));
    }

    @Test
    void no_scenario_is_left_untested() {
        List<String> listed = new Simulation()
                .control().scenarios().stream()
                        .filter(scenario -> scenario.platform().equals(Meta.INSTAGRAM))
                        .map(ScenarioDescription::id)
                        .toList();

        assertThat(listed)
                .allMatch(id -> TESTED_WITH_THE_LOGIN.contains(id)
                        || CHECKS.keySet().stream()
                                .anyMatch(choice -> choice.id().equals(id)));
    }

    @Test
    void every_number_of_the_notes_has_a_scenario() {
        List<Integer> notes = new Simulation()
                .control().scenarios().stream()
                        .filter(scenario -> scenario.platform().equals(Meta.INSTAGRAM))
                        .map(ScenarioDescription::note)
                        .toList();

        assertThat(notes).contains(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22);
    }

    private static Map<ScenarioChoice, Check> checks() {
        Map<ScenarioChoice, Check> checks = new LinkedHashMap<>();
        checks.put(ScenarioChoice.of("happy-path"), InstagramScenariosTest::publishesOnce);
        checks.put(ScenarioChoice.of("id-mismatch"), InstagramScenariosTest::publishesOnce);
        checks.put(ScenarioChoice.of("slow-processing"), (simulation, client) -> {
            String container = client.create("Slow").at("/id");
            simulation.passSeconds(599);
            assertThat(client.poll(container).at("/status_code")).isEqualTo("IN_PROGRESS");
            simulation.passSeconds(1);
            assertThat(client.poll(container).at("/status_code")).isEqualTo("FINISHED");
        });
        checks.put(
                ScenarioChoice.of("video-not-found"),
                (simulation, client) -> endsInError(client, simulation, "2207052"));
        checks.put(
                ScenarioChoice.of("video-not-found").with("subcode", 2207003),
                (simulation, client) -> endsInError(client, simulation, "2207003"));
        checks.put(ScenarioChoice.of("bad-video"), (simulation, client) -> endsInError(client, simulation, "2207026"));
        checks.put(
                ScenarioChoice.of("container-error"),
                (simulation, client) -> endsInError(client, simulation, "2207082"));
        checks.put(ScenarioChoice.of("container-expires"), (simulation, client) -> {
            String stuck = client.readyContainer("Stuck");
            assertThat(client.poll(stuck).at("/status_code")).isEqualTo("IN_PROGRESS");
            simulation.pass(Duration.ofHours(24));
            assertThat(client.poll(stuck).at("/status_code")).isEqualTo("EXPIRED");
            assertThat(client.publish(stuck).error()).isEqualTo("24/2207008");
            publishesOnce(simulation, client);
        });
        addPublishing(checks);
        addReading(checks);
        addRefusals(checks);
        return checks;
    }

    private static void addPublishing(Map<ScenarioChoice, Check> checks) {
        checks.put(ScenarioChoice.of("publish-too-early"), (simulation, client) -> {
            String container = client.readyContainer("Early");
            assertThat(client.poll(container).at("/status_code")).isEqualTo("FINISHED");
            assertThat(client.publish(container).error()).isEqualTo("9007/2207027");
            assertThat(simulation.control().posts()).isEmpty();
            assertThat(client.publish(container).status()).isEqualTo(200);
        });
        checks.put(ScenarioChoice.of("answer-lost-after-publish"), (simulation, client) -> {
            String container = client.readyContainer("Lost");
            assertThat(client.publish(container).cut()).isTrue();
            assertThat(client.poll(container).at("/status_code")).isEqualTo("PUBLISHED");
            assertThat(client.list().json().path("data")).hasSize(1);
            assertThat(client.publish(container).error()).isEqualTo("24/2207008");
            assertThat(simulation.publishedByApi(client.account())).hasSize(1);
        });
        checks.put(ScenarioChoice.of("acknowledged-never-shown").with("seconds", 86_400), (simulation, client) -> {
            String container = client.readyContainer("Unseen");
            Answered answer = client.publish(container);
            assertThat(answer.at("/success")).isEqualTo("true");
            assertThat(answer.json().has("id")).isFalse();
            simulation.passSeconds(86_000);
            assertThat(client.poll(container).at("/status_code")).isEqualTo("FINISHED");
            assertThat(client.list().json().path("data")).isEmpty();
            assertThat(simulation.publishedByApi(client.account())).hasSize(1);
            simulation.passSeconds(400);
            assertThat(client.poll(container).at("/status_code")).isEqualTo("PUBLISHED");
            assertThat(client.list().json().path("data")).hasSize(1);
        });
        checks.put(ScenarioChoice.of("spam-block-but-live"), (simulation, client) -> {
            assertThat(client.publish(client.readyContainer("Spam")).error()).isEqualTo("4/2207051");
            assertThat(simulation.publishedByApi(client.account())).hasSize(1);
        });
        checks.put(ScenarioChoice.of("spam-block-but-live").with("live", "false"), (simulation, client) -> {
            assertThat(client.publish(client.readyContainer("Spam")).error()).isEqualTo("4/2207051");
            assertThat(simulation.publishedByApi(client.account())).isEmpty();
        });
        checks.put(ScenarioChoice.of("publish-fails-once"), (simulation, client) -> {
            String container = client.readyContainer("Fails once");
            Answered failed = client.publish(container);
            assertThat(failed.status()).isEqualTo(500);
            assertThat(failed.error()).isEqualTo("1");
            assertThat(client.poll(container).at("/status_code")).isEqualTo("FINISHED");
            assertThat(simulation.control().posts()).isEmpty();
            assertThat(client.publish(container).status()).isEqualTo(200);
            assertThat(client.publish(client.readyContainer("Another")).status())
                    .isEqualTo(500);
        });
        checks.put(ScenarioChoice.of("another-post-same-minute"), (simulation, client) -> {
            assertThat(client.publish(client.readyContainer("Ours")).cut()).isTrue();
            JsonNode listed = client.list().json().path("data");
            String ours = simulation.publishedByApi(client.account()).getFirst().postId();
            assertThat(listed).hasSize(2);
            assertThat(listed.at("/0/id").asText()).isNotEqualTo(ours);
            assertThat(listed.at("/1/id").asText()).isEqualTo(ours);
            assertThat(listed.at("/0/timestamp")).isEqualTo(listed.at("/1/timestamp"));
            assertThat(listed.at("/1").has("caption"))
                    .as("captions are not read back by Instagram Login")
                    .isFalse();
        });
        checks.put(
                ScenarioChoice.of("another-post-same-minute")
                        .with("captions_readable", "true")
                        .with("answer_lost", "false"),
                (simulation, client) -> {
                    String ours = client.publish(client.readyContainer("Ours")).at("/id");
                    assertThat(client.list().at("/data/1/id")).isEqualTo(ours);
                    assertThat(client.list().at("/data/1/caption")).isEqualTo("Ours");
                    assertThat(client.list().at("/data/0/caption")).isNotEqualTo("Ours");
                });
        checks.put(ScenarioChoice.of("quota-reached"), (simulation, client) -> {
            String container = client.readyContainer("Quota");
            String usage = "/" + client.account().accountId() + "/content_publishing_limit?fields=quota_usage,config";
            assertThat(client.get(usage).at("/data/0/quota_usage")).isEqualTo("50");
            assertThat(client.get(usage).at("/data/0/config/quota_total")).isEqualTo("50");
            assertThat(client.publish(container).error()).isEqualTo("9/2207042");
            simulation.pass(Duration.ofHours(1));
            assertThat(client.publish(container).status()).isEqualTo(200);
            assertThat(client.get(usage).at("/data/0/quota_usage")).isEqualTo("1");
        });
    }

    private static void addReading(Map<ScenarioChoice, Check> checks) {
        checks.put(ScenarioChoice.of("container-unreadable"), (simulation, client) -> {
            String container = client.readyContainer("Unreadable");
            assertThat(client.poll(container).error()).isEqualTo("100/33");
            assertThat(client.publish(container).status()).isEqualTo(200);
            assertThat(client.poll(container).error()).isEqualTo("100/33");
            simulation.pass(Duration.ofMinutes(5));
            assertThat(client.poll(container).at("/status_code")).isEqualTo("PUBLISHED");
        });
        checks.put(ScenarioChoice.of("field-refused"), (simulation, client) -> {
            String media = client.publish(client.readyContainer("Link")).at("/id");
            assertThat(client.get("/" + media + "?fields=permalink,media_product_type")
                            .error())
                    .isEqualTo("100");
            assertThat(client.get("/" + media + "?fields=permalink").at("/permalink"))
                    .contains("/reel/");
        });
        checks.put(ScenarioChoice.of("field-refused").with("field", "status"), (simulation, client) -> {
            String container = client.readyContainer("Ready");
            assertThat(client.poll(container).error()).isEqualTo("100");
            assertThat(client.get("/" + container + "?fields=status_code").at("/status_code"))
                    .isEqualTo("FINISHED");
        });
        checks.put(ScenarioChoice.of("permalink-fails"), (simulation, client) -> {
            String media = client.publish(client.readyContainer("Link")).at("/id");
            for (int i = 0; i < 3; i++) {
                assertThat(client.get("/" + media + "?fields=permalink").status())
                        .isEqualTo(500);
            }
            assertThat(client.get("/" + media + "?fields=permalink").at("/permalink"))
                    .contains("/reel/");
        });
    }

    private static void addRefusals(Map<ScenarioChoice, Check> checks) {
        for (String subcode : List.of("463", "460", "458")) {
            for (String step : List.of("account", "quota", "create", "poll", "publish", "permalink", "list", "any")) {
                checks.put(
                        ScenarioChoice.of("token-error")
                                .with("subcode", subcode)
                                .with("step", step),
                        (simulation, client) -> onlyAt(step, "190/" + subcode, simulation, client));
            }
        }
        checks.put(ScenarioChoice.of("rate-limited"), (simulation, client) -> {
            assertThat(client.get("/me?fields=id").status()).isEqualTo(200);
            Answered limited = client.create("Limited");
            assertThat(limited.error()).isEqualTo("80002");
            JsonNode usage = Json.parse(
                            limited.header("X-Business-Use-Case-Usage").orElseThrow())
                    .orElseThrow();
            assertThat(usage.at("/" + client.account().accountId() + "/0/estimated_time_to_regain_access")
                            .asInt())
                    .isEqualTo(7);
            simulation.passSeconds(7 * 60 - 1);
            assertThat(client.get("/me?fields=id").error()).isEqualTo("80002");
            simulation.passSeconds(1);
            publishesOnce(simulation, client);
            assertThat(client.get("/me?fields=id").status()).isEqualTo(200);
            assertThat(client.create("The next post is limited again").error()).isEqualTo("80002");
        });
        checks.put(ScenarioChoice.of("html-error"), (simulation, client) -> {
            Answered page = client.create("Html");
            assertThat(page.status()).isEqualTo(502);
            assertThat(page.header("Content-Type").orElseThrow()).startsWith("text/html");
            assertThat(client.create("Html").status()).isEqualTo(200);
        });
        checks.put(
                ScenarioChoice.of("too-many-requests").with("step", "create").with("retry_after", "90"),
                (simulation, client) -> {
                    Answered refused = client.create("Often");
                    assertThat(refused.status()).isEqualTo(429);
                    assertThat(refused.header("Retry-After")).contains("90");
                    assertThat(refused.text()).startsWith("<!DOCTYPE html>");
                    assertThat(client.create("Often").status()).isEqualTo(200);
                });
        checks.put(ScenarioChoice.of("platform-down"), (simulation, client) -> {
            assertThat(client.create("Down").status()).isEqualTo(503);
            assertThat(client.get("/me").text()).startsWith("<!DOCTYPE html>");
        });
        checks.put(ScenarioChoice.of("account-restricted"), (simulation, client) -> {
            Answered restricted = client.publish(client.readyContainer("Restricted"));
            assertThat(restricted.error()).isEqualTo("25/2207050");
            assertThat(restricted.at("/error/error_user_msg")).isNotEmpty();
            assertThat(simulation.control().posts()).isEmpty();
        });
        checks.put(
                ScenarioChoice.of("graph-error")
                        .with("code", -1)
                        .with("subcode", 2207053)
                        .with("step", "create")
                        .with("transient", "true"),
                (simulation, client) -> {
                    Answered refused = client.create("Own");
                    assertThat(refused.error()).isEqualTo("-1/2207053");
                    assertThat(refused.at("/error/is_transient")).isEqualTo("true");
                    assertThat(client.create("Own").status()).isEqualTo(200);
                });
        checks.put(ScenarioChoice.of("connection-cut").with("step", "publish"), (simulation, client) -> {
            String container = client.readyContainer("Cut");
            assertThat(client.publish(container).cut()).isTrue();
            assertThat(client.poll(container).at("/status_code")).isEqualTo("FINISHED");
            assertThat(client.publish(container).status()).isEqualTo(200);
        });
        checks.put(ScenarioChoice.of("scope-missing"), (simulation, client) -> {
            assertThat(client.create("No scope").error()).isEqualTo("10");
            assertThat(client.get("/me/permissions").text())
                    .contains("{\"permission\":\"instagram_business_content_publish\",\"status\":\"declined\"}");
        });
    }

    private static void publishesOnce(Simulation simulation, InstagramClient client) {
        String container = client.readyContainer("Once");

        assertThat(client.publish(container).status()).isEqualTo(200);

        assertThat(simulation.publishedByApi(client.account())).hasSize(1);
    }

    private static void endsInError(InstagramClient client, Simulation simulation, String subcode) {
        String container = client.readyContainer("Bad");

        assertThat(client.poll(container).at("/status_code")).isEqualTo("ERROR");
        assertThat(client.poll(container).at("/status"))
                .isEqualTo("Error: Media upload has failed with error code " + subcode);
        assertThat(client.publish(container).status()).isEqualTo(400);
        assertThat(simulation.control().posts()).isEmpty();
    }

    /** Makes every call of the flow on the account, on which only the calls of one step may be refused. */
    private static void onlyAt(String step, String error, Simulation simulation, InstagramClient client) {
        SimulatedAccount account = client.account();
        ScenarioChoice scenario = account.scenario();
        simulation.control().chooseScenario(account.key(), ScenarioChoice.of("happy-path"));
        String ready = client.readyContainer("Prepared");
        String media = client.publish(client.readyContainer("Published")).at("/id");
        simulation.control().chooseScenario(account.key(), scenario);

        Map<String, Answered> answers = new LinkedHashMap<>();
        answers.put("account", client.get("/me?fields=user_id"));
        answers.put("quota", client.get("/me/content_publishing_limit"));
        answers.put("create", client.create("Created"));
        answers.put("poll", client.poll(ready));
        answers.put("permalink", client.get("/" + media + "?fields=permalink"));
        answers.put("list", client.list());
        answers.put("publish", client.publish(ready));

        assertThat(answers)
                .allSatisfy((name, answer) -> assertThat(answer.error())
                        .as(name)
                        .isEqualTo(name.equals(step) || step.equals("any") ? error : ""));
    }

    @Test
    void a_resumable_upload_of_facebook_login_can_be_refused_at_its_step() {
        Simulation simulation = new Simulation();
        SimulatedAccount account = simulation
                .control()
                .createAccount(NewAccount.on(
                                Meta.INSTAGRAM, ScenarioChoice.of("token-error").with("step", "upload"))
                        .by(Meta.FACEBOOK_LOGIN));
        InstagramClient client = new InstagramClient(simulation, account);
        Answered created = client.create(Map.of("media_type", "REELS", "upload_type", "resumable"));

        Answered refused =
                simulation.send(dev.socialposting.simulator.http.SimulatorRequest.of("POST", created.at("/uri"))
                        .withHeader("Authorization", "OAuth " + account.accessToken())
                        .withHeader("file_url", InstagramClient.VIDEO));

        assertThat(refused.error()).isEqualTo("190/463");
    }
}
