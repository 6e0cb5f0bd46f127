package dev.socialposting.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One running system; every seeded account is posted to at the start, and each test looks at what became of it. */
class MainJobTest {
    private static final List<String> ENDINGS = List.of(
            "Happy path",
            "Slow processing",
            "Expired token",
            "Rate limited",
            "Bad video",
            "Platform down",
            "Answer lost after publish",
            "Publish fails once");

    /** The slowest seeded account is done well within this. */
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    @TempDir
    private static Path data;

    private static RunningSystem system;
    private static User user;
    private static final Map<String, String> REQUESTS = new HashMap<>();

    @BeforeAll
    static void startAndPostToEveryAccount() {
        system = RunningSystem.start(data);
        user = new User(system);
        for (String ending : ENDINGS) {
            REQUESTS.put(ending, user.post("To " + ending, user.destinationsEndingIn(ending)));
        }
    }

    @AfterAll
    static void stop() {
        if (system != null) {
            system.close();
        }
    }

    @Test
    void aPostToTheHappyPathsIsCompletedOnBothPlatformsExactlyOnce() {
        JsonNode upload = finished("Happy path");

        assertThat(upload.path("status").asText()).isEqualTo("completed");
        assertThat(user.publicPosts("To Happy path"))
                .extracting(post -> post.path("platform").asText())
                .containsExactlyInAnyOrder("instagram", "facebook");
        assertThat(upload.path("destinations").properties()).hasSize(2).allSatisfy(destination -> {
            String permalink =
                    destination.getValue().path("result").path("permalink").asText();
            assertThat(user.open(permalink).statusCode()).as(permalink).isEqualTo(200);
        });
    }

    @Test
    void theLogShowsEveryStepAndEveryCallWithItsDuration() {
        finished("Happy path");
        List<JsonNode> entries = user.logs(requestTo("Happy path"));

        assertThat(steps(entries, "instagram"))
                .containsSubsequence("create_container", "await_processing", "publish", "read_permalink");
        assertThat(steps(entries, "facebook"))
                .containsSubsequence("start_session", "upload_video", "await_upload", "publish", "read_permalink");
        assertThat(entries)
                .filteredOn(entry -> !field(entry, "url").isMissingNode())
                .hasSizeGreaterThan(8)
                .allMatch(entry -> field(entry, "duration_ms").isNumber())
                .allMatch(entry -> field(entry, "status").asInt() == 200)
                .allMatch(entry -> field(entry, "method").asText().matches("GET|POST"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Slow processing", "Rate limited", "Answer lost after publish", "Publish fails once"})
    void whatGoesWrongOnTheWayIsOvercomeAndPublishedExactlyOnce(String ending) {
        JsonNode upload = finished(ending);

        assertThat(upload.path("status").asText()).isEqualTo("completed");
        assertThat(user.publicPosts("To " + ending))
                .extracting(post -> post.path("platform").asText())
                .containsExactlyInAnyOrder("instagram", "facebook");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Expired token", "Bad video", "Platform down"})
    void whatCannotBeOvercomeFailsWithThePlatformsWordsAnExplanationAndANextStep(String ending) {
        JsonNode upload = finished(ending);

        assertThat(upload.path("status").asText()).isEqualTo("failed");
        assertThat(user.publicPosts("To " + ending)).isEmpty();
        assertThat(upload.path("destinations").properties()).hasSize(2).allSatisfy(destination -> {
            JsonNode error = destination.getValue();
            assertThat(error.path("status").asText()).isEqualTo("failed");
            assertThat(error.path("error").asText()).isNotBlank();
            assertThat(error.path("error_details").path("explanation").asText()).isNotBlank();
            assertThat(error.path("error_details").path("next_step").asText()).isNotBlank();
            assertThat(error.path("error_details").path("code").asText()).isNotBlank();
        });
    }

    @Test
    void thePlatformsWordsAboutAnExpiredTokenAreVerbatim() {
        JsonNode upload = finished("Expired token");
        List<String> answers = user.logs(requestTo("Expired token")).stream()
                .map(entry -> field(entry, "answer").asText())
                .toList();

        assertThat(upload.path("destinations").properties()).allSatisfy(destination -> {
            assertThat(destination
                            .getValue()
                            .path("error_details")
                            .path("platform_code")
                            .asText())
                    .isEqualTo("190/463");
            assertThat(answers)
                    .anyMatch(answer ->
                            answer.contains(destination.getValue().path("error").asText()));
        });
    }

    @Test
    void aPlatformThatIsDownEndsWithinThreeMinutes() {
        JsonNode upload = finished("Platform down");

        assertThat(upload.path("destinations").properties()).allSatisfy(destination -> {
            Instant created =
                    Instant.parse(destination.getValue().path("created_at").asText());
            Instant ended =
                    Instant.parse(destination.getValue().path("updated_at").asText());
            assertThat(Duration.between(created, ended)).isLessThan(Duration.ofMinutes(3));
        });
    }

    @Test
    void aSlowPlatformHoldsNoWorkerWhileItProcesses() {
        JsonNode upload = finished("Slow processing");
        List<JsonNode> entries = user.logs(requestTo("Slow processing"));

        for (Map.Entry<String, JsonNode> destination :
                upload.path("destinations").properties()) {
            Instant created =
                    Instant.parse(destination.getValue().path("created_at").asText());
            Instant ended =
                    Instant.parse(destination.getValue().path("updated_at").asText());
            long elapsed = Duration.between(created, ended).toMillis();
            List<List<JsonNode>> turns = turns(entries.stream()
                    .filter(entry -> entry.path("destination").asText().equals(destination.getKey()))
                    .toList());
            long working = turns.stream()
                    .mapToLong(turn -> field(turn.getLast(), "worker_ms").asLong())
                    .sum();
            long waiting = turns.stream()
                    .map(List::getLast)
                    .filter(entry -> field(entry, "until").isTextual())
                    .mapToLong(MainJobTest::waitAfter)
                    .sum();

            assertThat(elapsed).as("ms from the first to the last").isGreaterThan(60_000);
            assertThat(turns)
                    .hasSizeGreaterThan(3)
                    .allSatisfy(turn ->
                            assertThat(looks(turn)).as("questions of one turn").doesNotHaveDuplicates());
            // However busy this machine is: the waits are on top of the work, not in it.
            assertThat(working)
                    .as("ms in the worker, of %d ms of which %d ms were waited", elapsed, waiting)
                    .isPositive()
                    .isLessThanOrEqualTo(elapsed - waiting);
        }
    }

    /** The entries of one posting, turn by turn; the last one of each turn says how long the turn took. */
    private static List<List<JsonNode>> turns(List<JsonNode> entries) {
        List<List<JsonNode>> turns = new ArrayList<>();
        List<JsonNode> turn = new ArrayList<>();
        for (JsonNode entry : entries) {
            turn.add(entry);
            if (field(entry, "worker_ms").isNumber()) {
                turns.add(List.copyOf(turn));
                turn.clear();
            }
        }
        return turns;
    }

    /** What a turn has asked a platform, each with the step that it was asked in. */
    private static List<String> looks(List<JsonNode> turn) {
        List<String> looks = new ArrayList<>();
        String step = "";
        for (JsonNode entry : turn) {
            step = field(entry, "step").asText(step);
            if (field(entry, "method").asText().equals("GET")) {
                looks.add(step + " " + field(entry, "url").asText());
            }
        }
        return looks;
    }

    /** How long nobody was to act after the last entry of a turn. */
    private static long waitAfter(JsonNode turnEnd) {
        Instant ended = Instant.parse(turnEnd.path("timestamp").asText());
        return Math.max(
                0,
                Duration.between(ended, Instant.parse(field(turnEnd, "until").asText()))
                        .toMillis());
    }

    @Test
    void noTokenIsInAnyLogAnswerOrOutput() {
        ENDINGS.forEach(MainJobTest::finished);

        Stream<String> logs =
                REQUESTS.values().stream().flatMap(id -> user.logs(id).stream()).map(JsonNode::toString);
        assertThat(Stream.concat(logs, system.output().stream()))
                .noneMatch(line -> line.matches(".*(IGAA|EAA)[A-Za-z0-9].*"));
    }

    @Test
    void aMessageThatIsNotOursEndsInTheDeadLetterQueueWithALoggedReason() {
        Queues queues = new Queues(system);
        String poison = "not one of ours";
        queues.call("PostingQueue", Map.of("Action", "SendMessage", "MessageBody", poison));

        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(queues.call(
                                "PostingDeadLetterQueue",
                                Map.of(
                                        "Action",
                                        "ReceiveMessage",
                                        "VisibilityTimeout",
                                        "0",
                                        "MaxNumberOfMessages",
                                        "10")))
                        .contains(poison));
        assertThat(system.output())
                .anyMatch(line -> line.contains("A message is not ours and goes to the dead-letter queue"));
    }

    @Test
    void theSameNudgeSentAgainPublishesNothingMore() {
        String id = user.post("Nudged often", user.destinationsEndingIn("Happy path"));
        Queues queues = new Queues(system);
        for (int i = 0; i < 5; i++) {
            for (String destination : user.destinationsEndingIn("Happy path")) {
                queues.call(
                        "PostingQueue", Map.of("Action", "SendMessage", "MessageBody", """
                        {"request_id": "%s", "destination": "%s"}""".formatted(id, destination)));
            }
        }

        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).until(() -> user.isFinal(id));

        assertThat(user.status(id)).isEqualTo("completed");
        assertThat(user.publicPosts("Nudged often")).hasSize(2);
    }

    private static String requestTo(String ending) {
        return Objects.requireNonNull(REQUESTS.get(ending));
    }

    private static JsonNode finished(String ending) {
        String id = requestTo(ending);
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> user.isFinal(id));
        return user.upload(id);
    }

    private static List<String> steps(List<JsonNode> entries, String platform) {
        return entries.stream()
                .filter(entry -> entry.path("destination").asText().startsWith(platform + ":"))
                .filter(entry -> field(entry, "step").isTextual())
                .map(entry -> field(entry, "step").asText())
                .toList();
    }

    /** A further field of an entry. */
    private static JsonNode field(JsonNode entry, String name) {
        return entry.path("fields").path(name);
    }
}
