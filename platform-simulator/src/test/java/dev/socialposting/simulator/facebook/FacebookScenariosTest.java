package dev.socialposting.simulator.facebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.socialposting.simulator.Answered;
import dev.socialposting.simulator.ChunkedUpload;
import dev.socialposting.simulator.FacebookClient;
import dev.socialposting.simulator.Simulation;
import dev.socialposting.simulator.graph.Meta;
import dev.socialposting.simulator.kit.Json;
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

/** One test for each scenario, on a Page that has it; those about logging in are tested in {@code FacebookLoginTest}. */
class FacebookScenariosTest {
    private static final Set<String> TESTED_WITH_THE_LOGIN = Set.of(
            "login-denied",
            "login-left",
            "login-error",
            "no-pages",
            "page-without-create-content",
            "page-on-second-page");

    private interface Check {
        void on(Simulation simulation, FacebookClient client);
    }

    private static final Map<ScenarioChoice, Check> CHECKS = checks();

    @TestFactory
    Stream<DynamicTest> each_scenario_does_what_it_says() {
        return CHECKS.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey().toString(), () -> {
                    Simulation simulation = new Simulation();
                    SimulatedAccount page = simulation.account(Meta.FACEBOOK, entry.getKey());
                    entry.getValue().on(simulation, new FacebookClient(simulation, page));
                }));
    }

    @Test
    void no_scenario_is_left_untested() {
        List<String> listed = new Simulation()
                .control().scenarios().stream()
                        .filter(scenario -> scenario.platform().equals(Meta.FACEBOOK))
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
                        .filter(scenario -> scenario.platform().equals(Meta.FACEBOOK))
                        .map(ScenarioDescription::note)
                        .toList();

        assertThat(notes)
                .contains(
                        1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26);
    }

    private static Map<ScenarioChoice, Check> checks() {
        Map<ScenarioChoice, Check> checks = new LinkedHashMap<>();
        addFiles(checks);
        addPublishing(checks);
        addRefusals(checks);
        addAnswers(checks);
        return checks;
    }

    private static void addFiles(Map<ScenarioChoice, Check> checks) {
        checks.put(ScenarioChoice.of("happy-path"), FacebookScenariosTest::publishesOnce);
        checks.put(ScenarioChoice.of("finish-too-early"), (simulation, client) -> {
            String video = client.uploadedReel();
            assertThat(client.poll(video).at("/status/uploading_phase/status")).isEqualTo("in_progress");
            assertThat(client.finish(video, "Too early").error()).isEqualTo("6000");
            simulation.passSeconds(60);
            assertThat(client.finish(video, "In time").at("/success")).isEqualTo("true");
            simulation.passSeconds(3);
            assertThat(simulation.publishedByApi(client.page())).hasSize(1);
        });
        checks.put(ScenarioChoice.of("video-not-found"), (simulation, client) -> {
            String video = client.uploadedReel();
            Answered status = client.poll(video);
            assertThat(status.at("/status/video_status")).isEqualTo("upload_failed");
            assertThat(status.at("/status/uploading_phase/status")).isEqualTo("error");
            assertThat(status.at("/status/uploading_phase/errors/0/code")).isEqualTo("389");
            assertThat(client.finish(video, "Never").error()).isEqualTo("6000");
        });
        checks.put(
                ScenarioChoice.of("video-not-found").with("reason", "robots"),
                (simulation, client) ->
                        assertThat(client.poll(client.uploadedReel()).text()).contains("robots.txt"));
        checks.put(
                ScenarioChoice.of("video-not-found").with("answered_by", "call"),
                (simulation, client) ->
                        assertThat(client.createHosted("Never").error()).isEqualTo("389"));
        checks.put(
                ScenarioChoice.of("bad-video"), (simulation, client) -> processingFails(simulation, client, "1363127"));
        checks.put(
                ScenarioChoice.of("video-too-long"),
                (simulation, client) -> processingFails(simulation, client, "1363128"));
        checks.put(
                ScenarioChoice.of("processing-error"),
                (simulation, client) -> processingFails(simulation, client, "1363024"));
        checks.put(
                ScenarioChoice.of("video-too-long").with("answered_by", "finish"),
                (simulation, client) -> assertThat(
                                client.finish(client.uploadedReel(), "Long").error())
                        .isEqualTo("6000/1363128"));
        checks.put(ScenarioChoice.of("slow-processing"), (simulation, client) -> {
            String video = client.uploadedReel();
            client.finish(video, "Slow");
            simulation.passSeconds(1199);
            assertThat(client.poll(video).at("/status/video_status")).isEqualTo("processing");
            assertThat(simulation.control().posts()).isEmpty();
            simulation.passSeconds(2);
            assertThat(client.poll(video).at("/status/video_status")).isEqualTo("ready");
            assertThat(simulation.publishedByApi(client.page())).hasSize(1);
        });
        checks.put(ScenarioChoice.of("publishing-error"), (simulation, client) -> {
            String video = client.uploadedReel();
            client.finish(video, "Fails at last");
            simulation.passSeconds(3);
            Answered status = client.poll(video);
            assertThat(status.at("/status/video_status")).isEqualTo("error");
            assertThat(status.at("/status/processing_phase/status")).isEqualTo("complete");
            assertThat(status.at("/status/publishing_phase/status")).isEqualTo("error");
            assertThat(simulation.control().posts()).isEmpty();
        });
    }

    private static void addPublishing(Map<ScenarioChoice, Check> checks) {
        checks.put(ScenarioChoice.of("answer-lost-after-publish"), (simulation, client) -> {
            String reel = client.uploadedReel();
            assertThat(client.finish(reel, "Lost").cut()).isTrue();
            assertThat(client.poll(reel).at("/status/processing_phase/status")).isEqualTo("in_progress");
            assertThat(client.createHosted("Lost as well").cut()).isTrue();
            simulation.passSeconds(5);
            assertThat(client.videos().text()).contains("Lost as well");
            assertThat(simulation.publishedByApi(client.page())).hasSize(2);
        });
        checks.put(ScenarioChoice.of("publish-fails-once"), (simulation, client) -> {
            String reel = client.uploadedReel();
            assertThat(client.finish(reel, "Once").status()).isEqualTo(500);
            simulation.passSeconds(60);
            assertThat(client.poll(reel).at("/status/processing_phase/status")).isEqualTo("not_started");
            assertThat(client.createHosted("By address").status()).isEqualTo(500);
            assertThat(client.createHosted("By address").status()).isEqualTo(200);
            assertThat(client.finish(reel, "Once").at("/success")).isEqualTo("true");
            simulation.passSeconds(5);
            assertThat(simulation.publishedByApi(client.page())).hasSize(2);
        });
        checks.put(ScenarioChoice.of("acknowledged-never-shown").with("seconds", 86_400), (simulation, client) -> {
            String reel = client.uploadedReel();
            assertThat(client.finish(reel, "A reel").at("/success")).isEqualTo("true");
            Answered answer = client.createHosted("A video");
            assertThat(answer.at("/success")).isEqualTo("true");
            assertThat(answer.json().has("id")).isFalse();
            simulation.passSeconds(86_000);
            Answered status = client.poll(reel);
            assertThat(status.at("/status/uploading_phase/status")).isEqualTo("complete");
            assertThat(status.at("/status/processing_phase/status")).isEqualTo("not_started");
            assertThat(status.at("/status/publishing_phase/status")).isEqualTo("not_started");
            assertThat(client.permalink(reel).at("/published")).isEqualTo("false");
            assertThat(client.videos().json().path("data")).isEmpty();
            assertThat(simulation.publishedByApi(client.page())).hasSize(2);
            simulation.passSeconds(400);
            assertThat(client.poll(reel).at("/status/publishing_phase/status")).isEqualTo("complete");
            assertThat(client.videos().json().path("data")).hasSize(2);
        });
        for (String code : List.of("1", "2")) {
            checks.put(ScenarioChoice.of("error-but-published").with("code", code), (simulation, client) -> {
                assertThat(client.finish(client.uploadedReel(), "Live").error()).isEqualTo(code);
                simulation.passSeconds(5);
                assertThat(simulation.publishedByApi(client.page())).hasSize(1);
            });
        }
        checks.put(ScenarioChoice.of("session-expired"), (simulation, client) -> {
            String video = client.start().at("/video_id");
            assertThat(client.poll(video).at("/status/video_status")).isEqualTo("expired");
            assertThat(client.finish(video, "Late").error()).isEqualTo("6001/1363041");
            publishesOnce(simulation, client);
        });
        checks.put(ScenarioChoice.of("answer-lost-listed-as-reel"), (simulation, client) -> {
            assertThat(client.createHosted("Upright").cut()).isTrue();
            simulation.passSeconds(5);
            assertThat(client.videos().json().path("data")).isEmpty();
            assertThat(client.get("/me/video_reels?fields=description").at("/data/0/description"))
                    .isEqualTo("Upright");
        });
        checks.put(
                ScenarioChoice.of("too-many-requests")
                        .with("step", "create")
                        .with("takes_effect", "true")
                        .with("body", "json")
                        .with("retry_after", "Fri, 01 Jan 2100 00:10:00 GMT"),
                (simulation, client) -> {
                    Answered refused = client.createHosted("Done all the same");
                    assertThat(refused.status()).isEqualTo(429);
                    assertThat(refused.header("Retry-After")).contains("Fri, 01 Jan 2100 00:10:00 GMT");
                    assertThat(refused.json().has("error")).isFalse();
                    simulation.passSeconds(5);
                    assertThat(simulation.publishedByApi(client.page())).hasSize(1);
                });
        checks.put(ScenarioChoice.of("answer-lost-list-late"), (simulation, client) -> {
            assertThat(client.createHosted("Late in the list").cut()).isTrue();
            simulation.passSeconds(119);
            assertThat(simulation.publishedByApi(client.page())).hasSize(1);
            assertThat(client.videos().json().path("data")).isEmpty();
            simulation.passSeconds(1);
            assertThat(client.videos().at("/data/0/description")).isEqualTo("Late in the list");
        });
        checks.put(ScenarioChoice.of("same-description-twice"), (simulation, client) -> {
            assertThat(client.createHosted("Twice").cut()).isTrue();
            simulation.passSeconds(10);
            JsonNode videos = client.videos().json().path("data");
            assertThat(videos).hasSize(2);
            assertThat(videos.at("/0/description")).isEqualTo(videos.at("/1/description"));
            assertThat(videos.at("/0/created_time").asText()).isEqualTo("2026-11-22T10:00:00+0000");
            assertThat(videos.at("/1/created_time").asText()).startsWith("2026-11-22T08:59:59");
            assertThat(simulation.control().posts()).hasSize(2);
            assertThat(simulation.publishedByApi(client.page())).hasSize(1);
        });
        checks.put(ScenarioChoice.of("video-becomes-draft"), (simulation, client) -> {
            String video = client.createHosted("Draft").at("/id");
            simulation.passSeconds(10);
            Answered read = client.get("/" + video + "?fields=status,published");
            assertThat(read.at("/published")).isEqualTo("false");
            assertThat(read.at("/status/publishing_phase/publish_status")).isEqualTo("draft");
            assertThat(simulation.control().posts()).isEmpty();
        });
        checks.put(ScenarioChoice.of("chunk-offset-error"), (simulation, client) -> {
            ChunkedUpload upload = ChunkedUpload.start(client);
            Answered refused = upload.transfer(0);
            assertThat(refused.error()).isEqualTo("6001/1363037");
            int resumeAt = refused.json().at("/error/error_data/start_offset").asInt();
            assertThat(resumeAt).isPositive().isLessThan(upload.size());
            assertThat(upload.transfer(resumeAt).at("/start_offset")).isEqualTo(String.valueOf(upload.size()));
            assertThat(upload.finish("In two pieces").at("/success")).isEqualTo("true");
            simulation.passSeconds(5);
            assertThat(simulation.publishedByApi(client.page())).hasSize(1);
        });
        checks.put(ScenarioChoice.of("scheduled-too-soon"), (simulation, client) -> {
            Map<String, String> soon = Map.of(
                    "upload_phase",
                    "finish",
                    "video_id",
                    client.uploadedReel(),
                    "video_state",
                    "SCHEDULED",
                    "scheduled_publish_time",
                    String.valueOf(simulation.now() + 300));
            assertThat(client.post("/" + client.page().accountId() + "/video_reels", soon)
                            .error())
                    .isEqualTo("100");
        });
    }

    private static void addRefusals(Map<ScenarioChoice, Check> checks) {
        for (String subcode : List.of("463", "460", "492")) {
            for (String step :
                    List.of("account", "start", "upload", "poll", "finish", "create", "permalink", "list", "any")) {
                checks.put(
                        ScenarioChoice.of("token-error")
                                .with("subcode", subcode)
                                .with("step", step),
                        (simulation, client) -> onlyAt(step, "190/" + subcode, simulation, client));
            }
        }
        checks.put(ScenarioChoice.of("no-permission"), (simulation, client) -> {
            assertThat(client.start().error()).isEqualTo("200");
            assertThat(client.createHosted("No").error()).isEqualTo("200");
        });
        checks.put(
                ScenarioChoice.of("declined-scopes"),
                (simulation, client) -> assertThat(client.start().error()).isEqualTo("200"));
        checks.put(ScenarioChoice.of("rate-limited"), (simulation, client) -> {
            assertThat(client.get("/me").status()).isEqualTo(200);
            Answered limited = client.start();
            assertThat(limited.error()).isEqualTo("80001");
            JsonNode usage = Json.parse(
                            limited.header("X-Business-Use-Case-Usage").orElseThrow())
                    .orElseThrow();
            assertThat(usage.at("/" + client.page().accountId() + "/0/estimated_time_to_regain_access")
                            .asInt())
                    .isEqualTo(12);
            simulation.pass(Duration.ofMinutes(12));
            publishesOnce(simulation, client);
            assertThat(client.start().error()).isEqualTo("80001");
        });
        checks.put(ScenarioChoice.of("reel-quota-reached"), (simulation, client) -> {
            String reel = client.uploadedReel();
            assertThat(client.finish(reel, "31st").error()).isEqualTo("613");
            simulation.pass(Duration.ofHours(1));
            assertThat(client.finish(reel, "First of the new day").at("/success"))
                    .isEqualTo("true");
        });
        checks.put(ScenarioChoice.of("blocked-for-policy"), (simulation, client) -> {
            Answered blocked = client.finish(client.uploadedReel(), "Blocked");
            assertThat(blocked.error()).isEqualTo("368");
            assertThat(blocked.at("/error/error_user_msg")).isNotEmpty();
        });
        checks.put(ScenarioChoice.of("rupload-retriable"), (simulation, client) -> {
            Answered started = client.start();
            Answered failed = client.upload(started, FacebookClient.VIDEO);
            assertThat(failed.status()).isEqualTo(500);
            assertThat(failed.at("/debug_info/retriable")).isEqualTo("true");
            assertThat(client.upload(started, FacebookClient.VIDEO).at("/success"))
                    .isEqualTo("true");
        });
        checks.put(ScenarioChoice.of("rupload-error").with("type", "PartialRequestError"), (simulation, client) -> {
            Answered failed = client.upload(client.start(), FacebookClient.VIDEO);
            assertThat(failed.at("/debug_info/type")).isEqualTo("PartialRequestError");
            assertThat(failed.at("/debug_info/retriable")).isEqualTo("false");
        });
        checks.put(ScenarioChoice.of("html-error").with("step", "finish"), (simulation, client) -> {
            String reel = client.uploadedReel();
            assertThat(client.finish(reel, "Html").text()).startsWith("<!DOCTYPE html>");
            assertThat(client.finish(reel, "Html").at("/success")).isEqualTo("true");
        });
        checks.put(ScenarioChoice.of("platform-down"), (simulation, client) -> {
            assertThat(client.start().status()).isEqualTo(503);
            assertThat(client.get("/me").text()).startsWith("<!DOCTYPE html>");
        });
        checks.put(
                ScenarioChoice.of("graph-error")
                        .with("code", 506)
                        .with("step", "finish")
                        .with("times", 0),
                (simulation, client) -> {
                    String reel = client.uploadedReel();
                    assertThat(client.finish(reel, "Same").error()).isEqualTo("506");
                    assertThat(client.finish(reel, "Same").error()).isEqualTo("506");
                });
        checks.put(ScenarioChoice.of("connection-cut").with("step", "finish"), (simulation, client) -> {
            String reel = client.uploadedReel();
            assertThat(client.finish(reel, "Cut").cut()).isTrue();
            assertThat(client.poll(reel).at("/status/processing_phase/status")).isEqualTo("not_started");
        });
    }

    private static void addAnswers(Map<ScenarioChoice, Check> checks) {
        checks.put(ScenarioChoice.of("field-refused").with("field", "description"), (simulation, client) -> {
            String reel = client.uploadedReel();
            client.finish(reel, "Without words");
            simulation.passSeconds(3);
            assertThat(client.get("/me/videos?fields=id,description").text())
                    .contains("(#100) Tried accessing nonexisting field (description)");
            assertThat(client.get("/me/videos?fields=id").at("/data/0/id")).isEqualTo(reel);
        });
        checks.put(ScenarioChoice.of("documented-spelling"), (simulation, client) -> {
            String reel = client.uploadedReel();
            client.finish(reel, "Spelled");
            simulation.passSeconds(3);
            Answered status = client.poll(reel);
            assertThat(status.at("/status/uploading_phase/status")).isEqualTo("completed");
            assertThat(status.json().at("/status/uploading_phase").has("bytes_transfered"))
                    .isTrue();
            assertThat(status.at("/status/publishing_phase/status")).isEqualTo("completed");
        });
        checks.put(ScenarioChoice.of("documented-spelling").with("processing_error", "true"), (simulation, client) -> {
            String reel = client.uploadedReel();
            client.finish(reel, "Spelled");
            simulation.passSeconds(3);
            assertThat(client.poll(reel).at("/status/processing_phase/error/message"))
                    .contains("resolution");
        });
        checks.put(ScenarioChoice.of("processing-before-finish"), (simulation, client) -> {
            Answered status = client.poll(client.uploadedReel());
            assertThat(status.at("/status/video_status")).isEqualTo("processing");
            assertThat(status.at("/status/uploading_phase/status")).isEqualTo("complete");
            assertThat(status.at("/status/processing_phase/status")).isEqualTo("not_started");
        });
        checks.put(ScenarioChoice.of("relative-permalink"), (simulation, client) -> {
            String reel = client.uploadedReel();
            client.finish(reel, "Relative");
            simulation.passSeconds(3);
            assertThat(client.permalink(reel).at("/permalink_url")).isEqualTo("/reel/" + reel + "/");
        });
    }

    private static void publishesOnce(Simulation simulation, FacebookClient client) {
        String reel = client.uploadedReel();
        assertThat(client.finish(reel, "Once").at("/success")).isEqualTo("true");

        simulation.passSeconds(3);

        assertThat(client.permalink(reel).at("/published")).isEqualTo("true");
        assertThat(simulation.publishedByApi(client.page())).hasSize(1);
    }

    private static void processingFails(Simulation simulation, FacebookClient client, String code) {
        String reel = client.uploadedReel();
        assertThat(client.finish(reel, "Bad").at("/success")).isEqualTo("true");

        simulation.passSeconds(3);

        Answered status = client.poll(reel);
        assertThat(status.at("/status/video_status")).isEqualTo("error");
        assertThat(status.at("/status/processing_phase/status")).isEqualTo("error");
        assertThat(status.at("/status/processing_phase/errors/0/code")).isEqualTo(code);
        assertThat(status.at("/status/processing_phase/errors/0/message")).isNotEmpty();
        assertThat(simulation.control().posts()).isEmpty();
    }

    /** Makes every call of the flows on the Page, on which only the calls of one step may be refused. */
    private static void onlyAt(String step, String error, Simulation simulation, FacebookClient client) {
        SimulatedAccount page = client.page();
        ScenarioChoice scenario = page.scenario();
        simulation.control().chooseScenario(page.key(), ScenarioChoice.of("happy-path"));
        Answered started = client.start();
        String uploaded = client.uploadedReel();
        simulation.control().chooseScenario(page.key(), scenario);

        Map<String, Answered> answers = new LinkedHashMap<>();
        answers.put("account", client.get("/me?fields=name"));
        answers.put("start", client.start());
        answers.put("upload", client.upload(started, FacebookClient.VIDEO));
        answers.put("poll", client.poll(uploaded));
        answers.put("finish", client.finish(uploaded, "Finished"));
        answers.put("create", client.createHosted("Created"));
        answers.put("permalink", client.permalink(uploaded));
        answers.put("list", client.videos());

        assertThat(answers)
                .allSatisfy((name, answer) -> assertThat(answer.error())
                        .as(name)
                        .isEqualTo(name.equals(step) || step.equals("any") ? error : ""));
    }
}
