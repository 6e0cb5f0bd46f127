package dev.socialposting.worker;

import static dev.socialposting.uploads.model.Fixtures.FACEBOOK;
import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static dev.socialposting.uploads.model.Fixtures.anUploadRequest;
import static dev.socialposting.worker.ScriptedPlatform.fault;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.socialposting.platforms.publisher.RepeatableStep.Outcome;
import dev.socialposting.secrets.DeployedLog;
import dev.socialposting.uploads.model.UploadRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every line of the operators' log about a posting says which one it is, so that one query finds the whole of its story. */
class CorrelationTest {
    private final WorkerBench bench = new WorkerBench();
    private final UploadRequest request = anUploadRequest().to(INSTAGRAM).queued();
    private final DeployedLog log = DeployedLog.listening();

    @AfterEach
    void stopListening() {
        log.close();
    }

    @Test
    void ofAPostThatGoesOut() throws JsonProcessingException {
        bench.accept(request);

        bench.runUntilQuiet();

        assertThat(lines()).hasSizeGreaterThanOrEqualTo(6).allSatisfy(line -> isAbout(line, request, INSTAGRAM));
    }

    @Test
    void ofAPostThatGoesWrongInEveryWay() throws JsonProcessingException {
        bench.accept(request);
        bench.platform.prepare.add(_ -> {
            bench.queue.breakDown();
            bench.log.breakDown();
            throw new IllegalStateException("a defect");
        });
        bench.platform.await.add(context -> {
            bench.queue.breakDown();
            return new Outcome.Wait(NOW.plusSeconds(30), "something", context.checkpoint());
        });
        bench.platform.publish.add(fault("no_answer"));
        bench.platform.verify.add(fault("no_answer"));

        for (int minutes = 0; minutes < 30; minutes++) {
            bench.passUntil(bench.clock.instant().plus(Duration.ofMinutes(1)));
            bench.queue.recover();
            bench.log.recover();
        }

        assertThat(messages())
                .contains("A step failed; what follows is in the posting's log.")
                .contains("a nudge could not be sent; the dispatcher sends another when the posting is overdue")
                .contains("The outcome of a publish call is not known; it is verified next.")
                .contains("A verification failed; it is tried again.")
                .anyMatch(message -> message.contains("log lines could not be stored"));
        assertThat(lines())
                .extracting(line -> line.at("/fields/log_code").asText())
                .containsAnyOf("worker_late", "worker_silent", "wait_over");
        assertThat(lines()).allSatisfy(line -> isAbout(line, request, INSTAGRAM));
    }

    @Test
    void ofMessagesOfOneBatchEachOfItsOwn() throws JsonProcessingException {
        UploadRequest other = anUploadRequest().number(2).to(INSTAGRAM).queued();
        bench.accept(request);
        bench.accept(other);

        bench.invokeOnce();

        List<JsonNode> lines = lines();
        long ofTheFirst = lines.stream().filter(line -> isOf(line, request)).count();
        long ofTheSecond = lines.stream().filter(line -> isOf(line, other)).count();
        assertThat(ofTheFirst).isEqualTo(ofTheSecond).isGreaterThanOrEqualTo(6);
        assertThat(ofTheFirst + ofTheSecond).isEqualTo(lines.size());
    }

    @Test
    void ofAMessageThatCannotBeHandled() throws JsonProcessingException {
        bench.accept(request);
        bench.store.breakDown();
        bench.queue.breakDown();

        bench.invokeOnce();

        assertThat(messages()).anyMatch(message -> message.startsWith("A message could not be handled"));
        assertThat(lines()).allSatisfy(line -> isAbout(line, request, INSTAGRAM));
    }

    @Test
    void ofWhatTheDispatcherEnds() throws JsonProcessingException {
        UploadRequest two = anUploadRequest().to(INSTAGRAM, FACEBOOK).queued();
        bench.acceptForLater(two);

        bench.passUntil(NOW.plus(Duration.ofHours(25)), NOW, false);

        assertThat(lines())
                .hasSizeGreaterThan(4)
                .allSatisfy(line -> assertThat(line.at("/mdc/request_id").asText())
                        .isEqualTo(two.id().value()))
                .allSatisfy(line -> assertThat(line.at("/mdc/destination").asText())
                        .isIn(INSTAGRAM.toString(), FACEBOOK.toString()));
    }

    private static void isAbout(JsonNode line, UploadRequest request, Object destination) {
        assertThat(line.at("/mdc/request_id").asText())
                .as(line.toString())
                .isEqualTo(request.id().value());
        assertThat(line.at("/mdc/destination").asText()).as(line.toString()).isEqualTo(destination.toString());
    }

    private static boolean isOf(JsonNode line, UploadRequest request) {
        return line.at("/mdc/request_id").asText().equals(request.id().value());
    }

    private List<String> messages() throws JsonProcessingException {
        return lines().stream().map(line -> line.path("message").asText()).toList();
    }

    private List<JsonNode> lines() throws JsonProcessingException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : log.text().lines().toList()) {
            lines.add(JsonMapper.builder().build().readTree(line));
        }
        return lines;
    }
}
