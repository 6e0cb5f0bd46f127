package dev.socialposting.simulator.facebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.simulator.Answered;
import dev.socialposting.simulator.ChunkedUpload;
import dev.socialposting.simulator.FacebookClient;
import dev.socialposting.simulator.SeededAccounts;
import dev.socialposting.simulator.Sha256;
import dev.socialposting.simulator.Simulation;
import dev.socialposting.simulator.graph.Meta;
import dev.socialposting.simulator.http.SimulatorRequest;
import dev.socialposting.simulator.model.ScenarioChoice;
import dev.socialposting.simulator.model.SimulatedAccount;
import dev.socialposting.simulator.video.SampleVideos;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every healthy Page does, beside the plain way of a Reel. */
class PageVideoTest {
    private final Simulation simulation = new Simulation();
    private final SimulatedAccount page = SeededAccounts.named(Meta.FACEBOOK, "Happy path");
    private final FacebookClient client = new FacebookClient(simulation, page);

    @Test
    void a_video_by_address_becomes_public_without_further_calls() {
        String video = client.createHosted("By address").at("/id");
        assertThat(simulation.control().posts()).isEmpty();

        simulation.passSeconds(3);

        assertThat(simulation.control().posts()).hasSize(1);
        assertThat(client.permalink(video).at("/permalink_url"))
                .isEqualTo("http://127.0.0.1:8090/www.facebook.com/" + page.accountId() + "/videos/" + video + "/");
        assertThat(client.poll(video).at("/status/video_status")).isEqualTo("ready");
        assertThat(client.videos().at("/data/0/id")).isEqualTo(video);
        assertThat(client.get("/me/published_posts?fields=id,message,permalink_url")
                        .at("/data/0/message"))
                .isEqualTo("By address");
        assertThat(client.get("/me/video_reels?fields=id").json().path("data")).isEmpty();
    }

    @Test
    void a_video_in_chunks_has_its_id_before_it_is_public() {
        SimulatedAccount small = simulation.account(
                Meta.FACEBOOK, ScenarioChoice.of("happy-path").with("chunk_bytes", 50_000));
        FacebookClient chunked = new FacebookClient(simulation, small);
        ChunkedUpload upload = ChunkedUpload.start(chunked);
        String video = upload.started().at("/video_id");
        assertThat(upload.started().at("/start_offset")).isEqualTo("0");
        assertThat(upload.started().at("/end_offset")).isEqualTo("50000");

        assertThat(upload.transfer(0, 50_000).at("/start_offset")).isEqualTo("50000");
        assertThat(chunked.poll(video).at("/status/uploading_phase/bytes_transferred"))
                .isEqualTo("50000");
        assertThat(upload.finish("Too early").error()).isEqualTo("6000/1363045");
        assertThat(upload.transfer(0, 50_000).error()).isEqualTo("6001/1363037");
        assertThat(upload.transfer(50_000, 100_000).at("/end_offset")).isEqualTo(String.valueOf(upload.size()));
        Answered last = upload.transfer(100_000);
        assertThat(last.at("/start_offset")).isEqualTo(last.at("/end_offset"));
        assertThat(upload.finish("In chunks").at("/success")).isEqualTo("true");

        simulation.passSeconds(5);
        assertThat(simulation.publishedByApi(small)).hasSize(1);
        assertThat(simulation.publishedByApi(small).getFirst().mediaId()).isEqualTo(video);
        assertThat(simulation.publishedByApi(small).getFirst().videoUrl()).isEmpty();
    }

    @Test
    void a_cancelled_or_unknown_session_takes_nothing_more() {
        ChunkedUpload upload = ChunkedUpload.start(client);
        Map<String, String> cancel = Map.of(
                "upload_phase", "cancel", "upload_session_id", upload.started().at("/upload_session_id"));

        assertThat(client.post("/me/videos", cancel).at("/success")).isEqualTo("true");

        assertThat(upload.transfer(0).error()).isEqualTo("6001/1363041");
        assertThat(client.poll(upload.started().at("/video_id")).error()).isEqualTo("100/33");
    }

    @Test
    void a_reel_may_be_sent_as_bytes_in_several_calls() {
        Answered started = client.start();
        byte[] video = SampleVideos.bytes("vertical.mp4").orElseThrow();
        byte[] firstHalf = Arrays.copyOf(video, video.length / 2);
        byte[] secondHalf = Arrays.copyOfRange(video, video.length / 2, video.length);

        assertThat(sendBytes(started, 0, video.length, firstHalf).at("/success"))
                .isEqualTo("true");
        Answered wrong = sendBytes(started, 0, video.length, firstHalf);
        assertThat(wrong.at("/debug_info/type")).isEqualTo("OffsetInvalidError");
        assertThat(wrong.at("/debug_info/bytes_transferred")).isEqualTo(String.valueOf(firstHalf.length));
        assertThat(sendBytes(started, firstHalf.length, video.length, secondHalf)
                        .at("/success"))
                .isEqualTo("true");
        simulation.passSeconds(1);
        assertThat(client.finish(started.at("/video_id"), "Bytes").at("/success"))
                .isEqualTo("true");
        simulation.passSeconds(3);
        assertThat(simulation.control().posts()).hasSize(1);
        assertThat(simulation.control().posts().getFirst().sha256()).contains(Sha256.ofSample("vertical.mp4"));
    }

    @Test
    void the_address_belongs_into_a_header_and_the_token_behind_oauth() {
        String path = java.net.URI.create(client.start().at("/upload_url")).getPath();
        SimulatorRequest asJson = SimulatorRequest.of("POST", path)
                .withHeader("Authorization", "OAuth " + page.accessToken())
                .withJson("{\"file_url\":\"" + FacebookClient.VIDEO + "\"}");
        SimulatorRequest asBearer = SimulatorRequest.of("POST", path)
                .withToken(page.accessToken())
                .withHeader("file_url", FacebookClient.VIDEO);

        assertThat(simulation.send(asJson).at("/debug_info/message"))
                .isEqualTo("Header Offset not convertable to unsigned long");
        assertThat(simulation.send(asBearer).at("/debug_info/type")).isEqualTo("NotAuthorizedError");
    }

    @Test
    void addresses_of_facebooks_own_files_are_not_fetched() {
        assertThat(client.upload(client.start(), "https://video.fra.fbcdn.net/v/a.mp4")
                        .at("/debug_info/type"))
                .isEqualTo("ParameterValidationError");
    }

    @ParameterizedTest
    @CsvSource({
        "low-resolution.mp4, 1363127",
        "landscape.mp4, 1363127",
        "too-long.mp4, 1363128",
        "unsupported-codec.mp4, 1363024",
        "not-a-video.mp4, 1363024"
    })
    void the_file_itself_decides_whether_it_can_be_a_reel(String name, String code) {
        String reel = client.uploadedReel("http://127.0.0.1:8090/videos/" + name);

        assertThat(client.finish(reel, "Unsuitable").at("/success")).isEqualTo("true");
        simulation.passSeconds(3);

        assertThat(client.poll(reel).at("/status/processing_phase/errors/0/code"))
                .isEqualTo(code);
        assertThat(simulation.control().posts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"landscape.mp4, 1", "too-long.mp4, 1", "low-resolution.mp4, 1", "not-a-video.mp4, 0", "missing.mp4, 0"})
    void a_page_video_may_be_long_or_landscape(String name, int posts) {
        client.post("/me/videos", Map.of("file_url", "http://127.0.0.1:8090/videos/" + name));

        simulation.passSeconds(5);

        assertThat(simulation.control().posts()).hasSize(posts);
    }

    @Test
    void finishing_before_the_upload_is_complete_is_refused() {
        Answered started = client.start();
        String id = started.at("/video_id");

        assertThat(client.finish(id, "Nothing sent").error()).isEqualTo("6000");
        client.upload(started, FacebookClient.VIDEO);
        assertThat(client.finish(id, "Still on its way").error()).isEqualTo("6000");
    }

    @Test
    void finishing_again_changes_nothing() throws Exception {
        String reel = client.uploadedReel();

        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Answered> finish = () -> client.finish(reel, "Once");
            assertThat(threads.invokeAll(java.util.Collections.nCopies(20, finish)))
                    .allMatch(call -> call.resultNow().status() == 200);
        }
        simulation.passSeconds(5);

        assertThat(simulation.control().posts()).hasSize(1);
        assertThat(client.get("/me/video_reels?fields=id").json().path("data")).hasSize(1);
    }

    @Test
    void a_session_that_is_not_finished_within_a_day_expires() {
        String reel = client.uploadedReel();

        simulation.pass(Duration.ofHours(24));

        assertThat(client.poll(reel).at("/status/video_status")).isEqualTo("expired");
        assertThat(client.finish(reel, "Late").error()).isEqualTo("6001/1363041");
    }

    @Test
    void a_scheduled_reel_becomes_public_at_its_time() {
        String reel = client.uploadedReel();
        long at = simulation.now() + 3600;
        assertThat(finish(reel, Map.of("video_state", "SCHEDULED", "scheduled_publish_time", String.valueOf(at)))
                        .at("/success"))
                .isEqualTo("true");
        simulation.passSeconds(60);
        assertThat(client.poll(reel).at("/status/publishing_phase/publish_status"))
                .isEqualTo("scheduled");
        assertThat(client.poll(reel).at("/status/publishing_phase/publish_time"))
                .isEqualTo(String.valueOf(at));

        simulation.passSeconds(3600);

        assertThat(simulation.control().posts().getFirst().publishedAt().getEpochSecond())
                .isEqualTo(at);
    }

    @ParameterizedTest
    @CsvSource({"540", "600", "2592000", "soon"})
    void a_reel_cannot_be_scheduled_too_soon_or_too_far(String ahead) {
        String time = ahead.equals("soon") ? ahead : String.valueOf(simulation.now() + Long.parseLong(ahead));

        assertThat(finish(client.uploadedReel(), Map.of("video_state", "SCHEDULED", "scheduled_publish_time", time))
                        .error())
                .isEqualTo("100");
    }

    @Test
    void a_draft_never_becomes_public() {
        String reel = client.uploadedReel();
        finish(reel, Map.of("video_state", "DRAFT"));

        simulation.pass(Duration.ofHours(1));

        assertThat(client.poll(reel).at("/status/publishing_phase/publish_status"))
                .isEqualTo("draft");
        assertThat(client.permalink(reel).at("/published")).isEqualTo("false");
        assertThat(simulation.control().posts()).isEmpty();
    }

    @Test
    void a_finish_call_needs_a_known_video_and_a_state() {
        assertThat(client.finish("123456789012345", "Unknown").error()).isEqualTo("100/33");
        assertThat(finish(client.uploadedReel(), Map.of()).error()).isEqualTo("100");
        assertThat(client.post("/me/video_reels", Map.of("upload_phase", "middle"))
                        .error())
                .isEqualTo("100");
        assertThat(client.post("/me/videos", Map.of()).error()).isEqualTo("100/1363020");
        assertThat(client.post("/me/videos", Map.of("file_url", "nowhere")).error())
                .isEqualTo("100");
        assertThat(finish(client.uploadedReel(), Map.of("video_state", "PUBLISHED", "description", "a".repeat(63_207)))
                        .error())
                .isEqualTo("100");
    }

    @Test
    void a_page_gets_30_reels_a_day() {
        for (int i = 0; i < 30; i++) {
            assertThat(client.finish(client.uploadedReel(), "Reel " + i).status())
                    .isEqualTo(200);
        }

        assertThat(client.finish(client.uploadedReel(), "One too many").error()).isEqualTo("613");
    }

    @Test
    void a_token_is_good_for_its_own_page_only() {
        SimulatedAccount other = SeededAccounts.named(Meta.FACEBOOK, "Bad video");

        assertThat(client.post("/" + other.accountId() + "/video_reels", Map.of("upload_phase", "start"))
                        .error())
                .isEqualTo("200");
        assertThat(client.get("/999999999999999").error()).isEqualTo("100/33");
    }

    @Test
    void labels_can_be_read_back_and_unknown_fields_are_refused() {
        String video = client.post(
                        "/me/videos",
                        Map.of("file_url", FacebookClient.VIDEO, "custom_labels", "[\"mark-1\"]", "title", "A title"))
                .at("/id");

        assertThat(client.get("/" + video + "?fields=custom_labels,title").at("/custom_labels/0"))
                .isEqualTo("mark-1");
        assertThat(client.get("/" + video + "?fields=colour").error()).isEqualTo("100");
    }

    @Test
    void usage_headers_appear_after_some_traffic_only() {
        assertThat(client.get("/me").header("X-Business-Use-Case-Usage")).isEmpty();
        client.get("/me");

        Answered third = client.get("/me");

        assertThat(third.header("X-App-Usage")).isPresent();
        assertThat(third.header("X-Business-Use-Case-Usage").orElseThrow())
                .contains(page.accountId(), "\"type\":\"pages\"", "\"estimated_time_to_regain_access\":0");
    }

    @Test
    void side_calls_are_acknowledged_and_a_deleted_video_leaves_the_lists() {
        String reel = client.uploadedReel();
        assertThat(client.post("/" + reel + "/thumbnails", Map.of("is_preferred", "true"))
                        .at("/success"))
                .isEqualTo("true");
        client.finish(reel, "Deleted");
        simulation.passSeconds(3);
        assertThat(client.post("/" + reel + "/collaborators", Map.of("target_id", "1"))
                        .at("/success"))
                .isEqualTo("true");

        simulation.send(SimulatorRequest.of("DELETE", "/graph.facebook.com/v25.0/" + reel)
                .withToken(page.accessToken()));

        assertThat(client.videos().json().path("data")).isEmpty();
        assertThat(simulation.control().posts()).hasSize(1);
    }

    @Test
    void the_seeded_rate_limit_ends_after_a_minute_and_comes_back_for_the_next_post() {
        FacebookClient limited = new FacebookClient(simulation, SeededAccounts.named(Meta.FACEBOOK, "Rate limited"));

        assertThat(limited.start().error()).isEqualTo("80001");
        simulation.passSeconds(59);
        assertThat(limited.start().error()).isEqualTo("80001");
        simulation.passSeconds(1);
        limited.finish(limited.uploadedReel(), "Released");
        simulation.passSeconds(3);

        assertThat(simulation.publishedByApi(limited.page())).hasSize(1);
        assertThat(limited.start().error()).isEqualTo("80001");
    }

    private Answered finish(String video, Map<String, String> more) {
        Map<String, String> form = new HashMap<>(Map.of("upload_phase", "finish", "video_id", video));
        form.putAll(more);
        return client.post("/me/video_reels", form);
    }

    private Answered sendBytes(Answered started, int offset, int size, byte[] bytes) {
        return simulation.send(SimulatorRequest.of(
                        "POST", java.net.URI.create(started.at("/upload_url")).getPath())
                .withHeader("Authorization", "OAuth " + page.accessToken())
                .withHeader("offset", String.valueOf(offset))
                .withHeader("file_size", String.valueOf(size))
                .withBody(bytes));
    }

    @Test
    void every_step_of_the_journal_has_its_name() {
        client.finish(client.uploadedReel(), "Journal");
        client.createHosted("Journal");
        client.videos();

        List<String> steps = simulation.control().calls().stream()
                .map(call -> call.step().orElse("?"))
                .toList();

        assertThat(steps).containsExactly("start", "upload", "finish", "create", "list");
    }
}
