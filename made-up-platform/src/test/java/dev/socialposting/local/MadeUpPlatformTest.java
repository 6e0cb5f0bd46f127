package dev.socialposting.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A platform that is added by its package, its simulator and a line in the list of each goes through API and worker. */
class MadeUpPlatformTest {
    private static final Path KEPT = Path.of("../shared-cases/made-up-platform.json");
    private static final Path GIVEN = Path.of("target/made-up-platform.json");
    private static final String HAPPY = "clips:1000";
    private static final String LOST = "clips:1006";
    private static final String REFUSED = "clips:1002";
    private static final String BAD_VIDEO = "clips:1004";

    private final JsonMapper json = new JsonMapper();

    @TempDir
    private Path data;

    private Night system;

    @BeforeEach
    void startSystem() throws Exception {
        system = new Night(data);
    }

    @AfterEach
    void stopEverything() {
        system.close();
    }

    @Test
    void aPostToItAndToAnotherIsPublishedOnceOnEach() throws Exception {
        String id = system.post("To both", List.of(HAPPY, Night.INSTAGRAM), "");

        system.awaitStatus(id, "completed");

        assertThat(system.ledger("To both"))
                .extracting(post -> post.account().platform().id())
                .containsExactlyInAnyOrder("clips", "instagram");
        assertThat(system.request(id)
                        .at("/destinations/" + HAPPY + "/result/permalink")
                        .asText())
                .contains("/clips.example/v/");
    }

    @Test
    void aLostAnswerIsVerifiedAndNotPublishedAgain() throws Exception {
        String id = system.post("Lost", List.of(LOST), "");

        system.awaitStatus(id, "completed");

        assertThat(system.ledger("Lost")).hasSize(1);
    }

    @Test
    void itsErrorsAreItsOwn() throws Exception {
        String id = system.post("No", List.of(REFUSED, BAD_VIDEO), "");

        system.awaitStatus(id, "failed");

        assertThat(error(id, REFUSED).path("code").asText()).isEqualTo("token_expired");
        assertThat(error(id, BAD_VIDEO).path("code").asText()).isEqualTo("video_refused");
    }

    /** It allows five posts to an account in ten minutes, by our own count. */
    @Test
    void whatIsBeyondAnAccountsLimitIsHeldBackAndTheOtherAccountsPostGoesOut() throws Exception {
        for (int n = 0; n < 5; n++) {
            system.awaitStatus(system.post("Post " + n, List.of(HAPPY), ""), "completed");
        }

        String id = system.post("One more", List.of(HAPPY, LOST), "");

        await().atMost(Night.PATIENCE).untilAsserted(() -> {
            JsonNode held = system.request(id).path("destinations").path(HAPPY);
            assertThat(held.at("/last_error/code").asText()).isEqualTo("limit_reached");
            assertThat(Instant.parse(held.path("next_check_at").asText())).isAfter(Instant.EPOCH);
            assertThat(system.status(id, LOST)).isEqualTo("completed");
        });
        assertThat(system.status(id, HAPPY)).isEqualTo("processing");
        assertThat(system.ledger("One more")).hasSize(1);
    }

    @Test
    void aTokenThatItRefusesIsNotStored() throws Exception {
        HttpResponse<String> answer = system.call(
                "local-user", "PUT", "/api/social/accounts/clips:1001", "{\"access_token\": \"clips-nobody\"}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("token_refused", "Clips refuses this token");
    }

    @Test
    void itsRulesAreTheApis() throws Exception {
        String body = """
                {"video_url": "https://example.com/v.mp4", "caption": "%s", "destinations": ["clips:1000"],
                 "options": {"clips:1000": {"topic": "cats", "mood": "good"}}}
                """.formatted("x".repeat(501));

        JsonNode refused = json.readTree(
                system.call("local-user", "POST", "/api/social/post", body).body());

        assertThat(refused.path("errors").findValuesAsText("code"))
                .containsExactlyInAnyOrder("caption_too_long", "option_unknown");
    }

    /** The dashboard's {@code anyPlatform.test.tsx} works with this answer. */
    @Test
    void theDashboardIsTestedWithWhatItIsToldOfIt() throws Exception {
        JsonNode platforms = json.readTree(
                system.call("local-user", "GET", "/api/social/platforms", "").body());
        Files.writeString(GIVEN, json.writerWithDefaultPrettyPrinter().writeValueAsString(platforms) + "\n");

        assertThat(GIVEN).as("is to be copied to %s", KEPT).hasSameTextualContentAs(KEPT);
    }

    @Test
    void anAccountOfItIsConnectedByItsOwnRules() throws Exception {
        assertThat(system.call("local-user", "PUT", "/api/social/accounts/clips:1001", "{\"access_token\": \"EAAx\"}")
                        .body())
                .contains("A token of Clips begins with clips-.");
        system.connect("alice", HAPPY);
        String id = system.post("alice", "By hand", List.of(HAPPY), "");
        system.awaitStatus(id, "completed");
    }

    private JsonNode error(String id, String destination) throws Exception {
        return system.request(id).path("destinations").path(destination).path("error_details");
    }
}
