package dev.socialposting.simulator.instagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.simulator.Answered;
import dev.socialposting.simulator.InstagramClient;
import dev.socialposting.simulator.SeededAccounts;
import dev.socialposting.simulator.Sha256;
import dev.socialposting.simulator.Simulation;
import dev.socialposting.simulator.graph.Meta;
import dev.socialposting.simulator.http.SimulatorRequest;
import dev.socialposting.simulator.model.NewAccount;
import dev.socialposting.simulator.model.ScenarioChoice;
import dev.socialposting.simulator.model.SimulatedAccount;
import dev.socialposting.simulator.video.SampleVideos;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContainerValidationTest {
    private final Simulation simulation = new Simulation();
    private final InstagramClient client =
            new InstagramClient(simulation, SeededAccounts.named(Meta.INSTAGRAM, "Happy path"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "media_type | VIDEO | 100/2207023",
                "media_type | '' | 100",
                "video_url | '' | 100",
                "video_url | ftp://example.com/a.mp4 | 9004/2207052",
                "video_url | http://example.com/ä.mp4 | 9004/2207052",
                "video_url | no address at all | 9004/2207052",
                "thumb_offset | -1 | 1/2207057",
                "thumb_offset | soon | 100",
                "share_to_feed | perhaps | 100",
                "cover_url | cover.jpg | 100",
                "collaborators | [\"a\",\"b\",\"c\",\"d\"] | 100",
                "collaborators | a | 100",
                "user_tags | [{\"username\":\"a\",\"x\":0.5,\"y\":0.5}] | 100",
                "location_id | here | 100",
                "trial_params | {\"graduation_strategy\":\"LATER\"} | 100",
                "upload_type | resumable | 100",
                "poll_attachment | {} | 100"
            })
    void a_parameter_that_is_wrong_is_refused_at_once(String name, String value, String error) {
        assertThat(client.createWith(name, value).error()).isEqualTo(error);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "thumb_offset | 0",
                "thumb_offset | 5999",
                "share_to_feed | false",
                "collaborators | [\"a\",\"b\",\"c\"]",
                "user_tags | [{\"username\":\"a\"}]",
                "location_id | 110843418940484",
                "trial_params | {\"graduation_strategy\":\"MANUAL\"}",
                "cover_url | https://example.com/cover.jpg",
                "a_parameter_nobody_knows | x"
            })
    void a_parameter_that_is_right_leads_to_a_finished_container(String name, String value) {
        String container = client.createWith(name, value).at("/id");

        simulation.passSeconds(3);

        assertThat(client.poll(container).at("/status_code")).isEqualTo("FINISHED");
    }

    @Test
    void a_caption_may_have_2200_characters_and_not_one_more() {
        assertThat(client.create("é".repeat(2199) + "😀").status()).isEqualTo(200);
        assertThat(client.create("a".repeat(2201)).error()).isEqualTo("36004/2207010");
    }

    @Test
    void a_caption_may_have_30_hashtags_and_20_mentions() {
        assertThat(client.create("#a ".repeat(30)).status()).isEqualTo(200);
        assertThat(client.create("#a ".repeat(31)).error()).isEqualTo("100");
        assertThat(client.create("@a ".repeat(20)).status()).isEqualTo(200);
        assertThat(client.create("@a ".repeat(21)).error()).isEqualTo("100/2207040");
    }

    @ParameterizedTest
    @CsvSource({
        "vertical.mp4, FINISHED, Finished",
        "landscape.mp4, FINISHED, Finished",
        "too-long.mp4, FINISHED, Finished",
        "unsupported-codec.mp4, ERROR, 2207026",
        "not-a-video.mp4, ERROR, 2207052"
    })
    void the_file_itself_decides_how_the_container_ends(String name, String code, String text) {
        String container = client.createWith("video_url", "http://127.0.0.1:8090/videos/" + name)
                .at("/id");

        simulation.passSeconds(3);

        assertThat(client.poll(container).at("/status_code")).isEqualTo(code);
        assertThat(client.poll(container).at("/status")).contains(text);
    }

    @Test
    void a_cover_time_behind_the_end_of_the_video_ends_in_an_error_unless_there_is_a_cover() {
        String outside = client.createWith("thumb_offset", "6000").at("/id");
        String covered = client.create(Map.of(
                        "media_type", "REELS",
                        "video_url", InstagramClient.VIDEO,
                        "thumb_offset", "6000",
                        "cover_url", "https://example.com/cover.jpg"))
                .at("/id");

        simulation.passSeconds(3);

        assertThat(client.poll(outside).at("/status")).contains("2207057");
        assertThat(client.poll(covered).at("/status_code")).isEqualTo("FINISHED");
    }

    @Test
    void an_account_gets_400_containers_a_day() {
        for (int i = 0; i < 400; i++) {
            assertThat(client.create("Container").status()).isEqualTo(200);
        }

        assertThat(client.create("One too many").status()).isEqualTo(400);

        simulation.pass(Duration.ofHours(24));
        assertThat(client.create("A new day").status()).isEqualTo(200);
    }

    @Test
    void parameters_may_come_as_json_or_in_the_query_too() {
        String path = "/graph.instagram.com/v25.0/" + client.account().accountId() + "/media";
        Answered json = simulation.send(SimulatorRequest.of("POST", path)
                .withToken(client.account().accessToken())
                .withJson("{\"media_type\":\"REELS\",\"video_url\":\"" + InstagramClient.VIDEO
                        + "\",\"share_to_feed\":true}"));
        Answered query = simulation.send(SimulatorRequest.of(
                "POST",
                path + "?media_type=REELS&video_url=" + InstagramClient.VIDEO + "&caption=%23tag&access_token="
                        + client.account().accessToken()));

        assertThat(json.status()).isEqualTo(200);
        assertThat(query.status()).isEqualTo(200);
        assertThat(simulation.control().calls().getLast().url())
                .contains("access_token=***")
                .doesNotContain("IGAA");
    }

    @Test
    void the_fields_of_an_answer_are_those_that_were_asked_for() {
        String container = client.create("Fields").at("/id");

        assertThat(client.get("/" + container).text()).isEqualTo("{\"id\":\"" + container + "\"}");
        assertThat(client.get("/" + container + "?fields=status_code").json().properties())
                .hasSize(2);
        assertThat(client.get("/" + container + "?fields=copyright_check_status%7Bstatus,matches_found%7D")
                        .at("/copyright_check_status/status"))
                .isEqualTo("in_progress");
        assertThat(client.get("/" + container + "?fields=nonsense").error()).isEqualTo("100");
    }

    @Test
    void what_belongs_to_another_account_cannot_be_seen_or_published() {
        String container = client.readyContainer("Mine");
        InstagramClient other = new InstagramClient(simulation, SeededAccounts.named(Meta.INSTAGRAM, "Bad video"));

        assertThat(other.poll(container).error()).isEqualTo("100/33");
        assertThat(other.publish(container).error()).isEqualTo("24/2207008");
        assertThat(other.get("/" + client.account().accountId() + "/media").error())
                .isEqualTo("100/33");
    }

    @Test
    void an_unknown_token_is_refused() {
        Answered refused = simulation.send(
                SimulatorRequest.get("/graph.instagram.com/v25.0/me").withToken("IGAAunknown"));

        assertThat(refused.error()).isEqualTo("190");
        assertThat(simulation
                        .send(SimulatorRequest.get("/graph.instagram.com/v25.0/me"))
                        .error())
                .isEqualTo("190");
    }

    @Test
    void a_resumable_upload_takes_bytes_or_an_address() {
        SimulatedAccount account = simulation
                .control()
                .createAccount(NewAccount.on(Meta.INSTAGRAM, ScenarioChoice.of("happy-path"))
                        .by(Meta.FACEBOOK_LOGIN));
        InstagramClient facebookLogin = new InstagramClient(simulation, account);
        byte[] video = SampleVideos.bytes("vertical.mp4").orElseThrow();
        Answered created =
                facebookLogin.create(Map.of("media_type", "REELS", "upload_type", "resumable", "caption", "Bytes"));
        String container = created.at("/id");
        SimulatorRequest upload = SimulatorRequest.of("POST", created.at("/uri"))
                .withHeader("Authorization", "OAuth " + account.accessToken());

        assertThat(facebookLogin.poll(container).at("/status_code")).isEqualTo("IN_PROGRESS");
        assertThat(simulation.send(upload).at("/debug_info/type")).isEqualTo("ParameterValidationError");
        assertThat(simulation
                        .send(upload.withHeader("offset", "0")
                                .withHeader("file_size", "5")
                                .withBody(video))
                        .at("/debug_info/type"))
                .isEqualTo("PartialRequestError");
        assertThat(simulation
                        .send(upload.withHeader("offset", "0")
                                .withHeader("file_size", String.valueOf(video.length))
                                .withBody(video))
                        .at("/success"))
                .isEqualTo("true");
        simulation.passSeconds(3);
        assertThat(facebookLogin.publish(container).status()).isEqualTo(200);
        assertThat(simulation.control().posts().getFirst().videoUrl()).isEmpty();
        assertThat(simulation.control().posts().getFirst().sha256()).contains(Sha256.ofSample("vertical.mp4"));
    }

    @Test
    void lists_are_paged_by_cursor_and_bounded_by_time() {
        for (int i = 0; i < 3; i++) {
            client.publish(client.readyContainer("Post " + i));
            simulation.passSeconds(60);
        }
        String path = "/" + client.account().accountId() + "/media?fields=id,timestamp";

        Answered first = client.get(path + "&limit=2");
        Answered second = client.get(path + "&limit=2&after=" + first.at("/paging/cursors/after"));
        Answered recent = client.get(path + "&since=" + (simulation.now() - 90));

        assertThat(first.json().path("data")).hasSize(2);
        assertThat(first.at("/paging/next")).startsWith("http://127.0.0.1:8090/graph.instagram.com/v25.0/");
        assertThat(second.json().path("data")).hasSize(1);
        assertThat(second.json().path("paging").has("next")).isFalse();
        assertThat(recent.json().path("data")).hasSize(1);
        assertThat(client.get(path + "&limit=x").error()).isEqualTo("100");
    }

    @Test
    void only_facebook_login_may_delete_and_the_ledger_keeps_what_was_public() {
        String media = client.publish(client.readyContainer("Kept")).at("/id");
        Answered refused = simulation.send(SimulatorRequest.of("DELETE", "/graph.instagram.com/v25.0/" + media)
                .withToken(client.account().accessToken()));
        SimulatedAccount other = SeededAccounts.named(Meta.INSTAGRAM, "Slow processing");
        InstagramClient facebookLogin = new InstagramClient(simulation, other);
        String container = facebookLogin.create("Deleted").at("/id");
        simulation.passSeconds(60);
        String deletable = facebookLogin.publish(container).at("/id");
        Answered deleted = simulation.send(SimulatorRequest.of("DELETE", "/graph.facebook.com/v25.0/" + deletable)
                .withToken(other.accessToken()));

        assertThat(refused.error()).isEqualTo("100/33");
        assertThat(deleted.at("/deleted_id")).isEqualTo(deletable);
        assertThat(facebookLogin.list().json().path("data")).isEmpty();
        assertThat(simulation.control().posts()).hasSize(2);
    }
}
