package dev.socialposting.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An operator with {@code bin/dlq} at a system of which a platform was down for a while. */
class DeadLettersTest {
    private static final RunningSystem.Ports PORTS = RunningSystem.Ports.free();

    @TempDir
    private static Path data;

    private static RunningSystem system;
    private static User user;

    @BeforeAll
    static void start() {
        system = RunningSystem.start(data, PORTS, Map.of("RETRY_DELAYS_SECONDS", "1,1"));
        user = new User(system);
    }

    @AfterAll
    static void stop() {
        if (system != null) {
            system.close();
        }
    }

    @Test
    void aDeadLetterIsExplainedAndItsPostGoesOutWhenItIsRedriven() {
        String destination = user.connectNew("Down for a while", "platform-down", "{}");
        String id = user.post("Better late", List.of(destination));
        assertThat(user.awaitFinal(id).path("status").asText()).isEqualTo("failed");
        String words = user.upload(id)
                .path("destinations")
                .path(destination)
                .path("error")
                .asText();

        JsonNode letter = awaitLetter(id);
        assertThat(letter.path("destination").asText()).isEqualTo(destination);
        assertThat(letter.path("user_id").asText()).isEqualTo("local-user");
        assertThat(letter.path("live").asText()).isEqualTo("not_live");
        assertThat(letter.at("/error/message").asText()).isEqualTo(words).isNotBlank();
        assertThat(letter.at("/redrive/effect").asText()).isEqualTo("tries_again");
        assertThat(dlq("list").output())
                .contains("the local system", "request %s to %s".formatted(id, destination), words, "tries again");

        user.mendAndReconnect(destination);
        Result redrive = dlq("redrive");

        assertThat(redrive.exitCode()).as(redrive.output()).isZero();
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> user.status(id).equals("completed"));
        assertThat(user.publicPosts("Better late")).hasSize(1);
        assertThat(user.logs(id))
                .extracting(entry -> entry.path("code").asText())
                .contains("redriven");
        assertThat(letters()).noneMatch(each -> each.path("request_id").asText().equals(id));
    }

    @Test
    void aRedrivenMessageOfAPublishedPostDoesNothing() {
        String destination = user.connectNew("Works", "happy-path", "{}");
        String id = user.post("Once is enough", List.of(destination));
        assertThat(user.awaitFinal(id).path("status").asText()).isEqualTo("completed");
        int lines = user.logs(id).size();
        putIntoTheDeadLetterQueue(
                "{\"request_id\": \"%s\", \"destination\": \"%s\", \"nudge_id\": \"any\"}".formatted(id, destination));

        JsonNode letter = awaitLetter(id);
        assertThat(letter.path("live").asText()).isEqualTo("live");
        assertThat(letter.at("/redrive/detail").asText()).isEqualTo("does nothing: published");
        assertThat(dlq("redrive", "--max-per-second", "10").exitCode()).isZero();

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(letters())
                        .noneMatch(each -> each.path("request_id").asText().equals(id)));
        assertThat(user.publicPosts("Once is enough")).hasSize(1);
        assertThat(user.logs(id)).hasSize(lines);
    }

    @Test
    void aSystemThatDoesNotRunIsAnErrorInWords() {
        Result result = dlq(Map.of("SQS_PORT", "1"), "list");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output()).contains("No local system answers at http://127.0.0.1:1.", "SQS_PORT");
    }

    @Test
    void theHelpSaysThatLocalDeadLettersEndWithTheSystem() {
        Result help = dlq("--help");

        assertThat(help.exitCode()).isZero();
        assertThat(help.output()).contains("usage: bin/dlq list", "--stack NAME", "its dead letters are gone");
        assertThat(dlq("purge").exitCode()).isEqualTo(2);
    }

    private static JsonNode awaitLetter(String requestId) {
        return await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(1))
                .until(
                        () -> letters().stream()
                                .filter(letter ->
                                        letter.path("request_id").asText().equals(requestId))
                                .toList(),
                        found -> !found.isEmpty())
                .getFirst();
    }

    private static List<JsonNode> letters() {
        Result list = dlq("list", "--json");
        assertThat(list.exitCode()).as(list.output()).isZero();
        try {
            List<JsonNode> letters = new ArrayList<>();
            Http.JSON.readTree(list.output()).path("messages").forEach(letters::add);
            return letters;
        } catch (JsonProcessingException notJson) {
            throw new AssertionError("not JSON: " + list.output(), notJson);
        }
    }

    private static void putIntoTheDeadLetterQueue(String body) {
        URI queue = URI.create(system.sqs() + "/000000000000/PostingDeadLetterQueue");
        String form = "Action=SendMessage&MessageBody=" + URLEncoder.encode(body, StandardCharsets.UTF_8);
        assertThat(new Http()
                        .send(HttpRequest.newBuilder(queue)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(form)))
                        .statusCode())
                .isEqualTo(200);
    }

    private static Result dlq(String... arguments) {
        return dlq(Map.of(), arguments);
    }

    private static Result dlq(Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(RunningSystem.repository().resolve("bin/dlq").toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(PORTS.environment());
        builder.environment().putAll(environment);
        try {
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new AssertionError("bin/dlq does not end: " + output);
            }
            return new Result(process.exitValue(), output);
        } catch (IOException cannotStart) {
            throw new UncheckedIOException(cannotStart);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private record Result(int exitCode, String output) {}
}
