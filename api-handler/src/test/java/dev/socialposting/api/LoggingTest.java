package dev.socialposting.api;

import static dev.socialposting.uploads.model.Fixtures.FACEBOOK;
import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.socialposting.api.bench.Answer;
import dev.socialposting.api.bench.ApiBench;
import dev.socialposting.api.bench.Posts;
import dev.socialposting.api.bench.TestCall;
import dev.socialposting.logging.JsonLineEncoder;
import dev.socialposting.metrics.Metric;
import dev.socialposting.uploads.model.RequestId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LoggingTest {
    private final Logger logger = (Logger) LoggerFactory.getLogger("dev.socialposting.api");
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>() {
        @Override
        protected void append(ILoggingEvent event) {
            // What the line is about is read when it is written, as the deployed appender does.
            event.prepareForDeferredProcessing();
            super.append(event);
        }
    };
    private final Level level = logger.getEffectiveLevel();
    private final ApiBench api = ApiBench.withAccounts();

    @BeforeEach
    void listen() {
        logger.setLevel(Level.INFO);
        logger.setAdditive(false);
        appender.start();
        logger.addAppender(appender);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(appender);
        logger.setAdditive(true);
        logger.setLevel(level);
    }

    @Test
    void writesOneLineOfJsonForEachCallWithWhatFindsIt() throws IOException {
        api.call(TestCall.get("/api/social/accounts?x=1"));

        assertThat(appender.list).hasSize(1);
        JsonNode line = JsonMapper.builder().build().readTree(lines());
        assertThat(line.at("/mdc/aws_request_id").asText()).isEqualTo("8476a536-e9f4-11e8-9739-2dfe598c3fcd");
        JsonNode fields = line.at("/fields");
        assertThat(fields.path("call_id").asText()).isEqualTo(TestCall.CALL_ID);
        assertThat(fields.path("user_id").asText()).isEqualTo("alice");
        assertThat(fields.path("method").asText()).isEqualTo("GET");
        assertThat(fields.path("path").asText()).isEqualTo("/api/social/accounts");
        assertThat(fields.path("status").isInt()).isTrue();
        assertThat(fields.path("status").asInt()).isEqualTo(400);
        assertThat(fields.path("duration_ms").isNumber()).isTrue();
    }

    @Test
    void whatSomebodyLooksForIsInNoLine() {
        api.call(TestCall.get("/api/social/uploads?q=secret-surprise&from=yesterday"));
        api.requests.breakDown();
        api.call(TestCall.get("/api/social/uploads?q=secret-surprise"));

        assertThat(appender.list).hasSizeGreaterThan(2);
        assertThat(lines()).doesNotContain("surprise");
    }

    @Test
    void saysWhoDeliversWhenTheQueueIsDown() {
        api.queue.breakDown();

        Answer answer = api.call(TestCall.post(Posts.to(INSTAGRAM).toString()));

        assertThat(lines()).contains("the dispatcher delivers").contains(answer.at("/request_id"));
    }

    @Test
    void everyLineOfACallSaysWhichRequestAndDestinationsItIsAbout() throws IOException {
        api.queue.breakDown();
        api.log.breakDown();
        Answer accepted =
                api.call(Posts.call(Posts.to(INSTAGRAM, FACEBOOK), post -> post.put("caption", "#a #b #c #d #e #f")));
        int ofThePost = appender.list.size();
        api.log.recover();
        api.call(TestCall.of("POST", accepted.at("/links/self") + "/cancel")
                .json("{\"destinations\": [\"%s\"]}".formatted(INSTAGRAM)));
        api.requests.breakDown();
        api.call(TestCall.get(accepted.at("/links/self")));

        List<JsonNode> lines = parsedLines();
        assertThat(ofThePost).isGreaterThan(2);
        assertThat(lines)
                .hasSizeGreaterThanOrEqualTo(ofThePost + 3)
                .allSatisfy(
                        line -> assertThat(line.at("/mdc/request_id").asText()).isEqualTo(accepted.at("/request_id")));
        assertThat(lines.subList(0, ofThePost))
                .allSatisfy(line -> assertThat(line.at("/mdc/destination").asText())
                        .contains(INSTAGRAM.toString(), FACEBOOK.toString()));
        assertThat(lines.get(ofThePost).at("/mdc/destination").asText()).isEqualTo(INSTAGRAM.toString());
    }

    @Test
    void everyCallThatChangesSomethingLeavesALineWithWhoDidWhatToWhichRequest() throws IOException {
        Answer accepted =
                api.call(Posts.call(Posts.to(INSTAGRAM), post -> post.put("scheduled_at", "2100-01-02T00:00:00Z")));
        String request = accepted.at("/links/self");
        String destinations = "{\"destinations\": [\"%s\"]}".formatted(INSTAGRAM);
        String account = "/api/social/accounts/" + FACEBOOK;
        List<TestCall> calls = List.of(
                TestCall.of("PATCH", request).json("{\"caption\": \"Another\"}"),
                TestCall.of("POST", request + "/cancel").json(destinations),
                TestCall.of("POST", request + "/retry").json(destinations),
                TestCall.of("POST", request + "/verify").json(destinations),
                TestCall.of("POST", request + "/resolve")
                        .json("{\"destination\": \"%s\", \"published\": true}".formatted(INSTAGRAM)),
                TestCall.of("PUT", account).json("{\"display_name\": \"name\"}"),
                TestCall.of("DELETE", account));

        List<Integer> statuses =
                calls.stream().map(call -> api.call(call).status()).toList();

        List<JsonNode> lines = parsedLines().stream()
                .filter(line -> line.path("message").asText().equals("Answered"))
                .toList();
        assertThat(lines).hasSize(1 + calls.size());
        assertThat(lines.getFirst().at("/fields/status").asInt()).isEqualTo(202);
        assertThat(lines.subList(0, 6))
                .allSatisfy(
                        line -> assertThat(line.at("/mdc/request_id").asText()).isEqualTo(accepted.at("/request_id")));
        for (int n = 0; n < calls.size(); n++) {
            JsonNode fields = lines.get(n + 1).path("fields");
            assertThat(fields.path("user_id").asText()).isEqualTo("alice");
            assertThat(fields.path("method").asText()).isEqualTo(calls.get(n).method());
            assertThat(fields.path("path").asText()).isEqualTo(calls.get(n).path());
            assertThat(fields.path("status").asInt()).isEqualTo(statuses.get(n));
        }
        assertThat(statuses).contains(200, 204, 409);
    }

    @Test
    void aLineSaysNothingOfTheCallBefore() throws IOException {
        api.call(TestCall.post(Posts.to(INSTAGRAM).toString()));

        api.call(TestCall.get("/api/social/accounts"));

        assertThat(parsedLines()).hasSize(2);
        assertThat(parsedLines().getLast().path("mdc").fieldNames())
                .toIterable()
                .containsExactly("aws_request_id");
    }

    @Test
    void aRepeatedCallIsAboutTheRequestThatTheFirstOneMade() throws IOException {
        TestCall call = TestCall.post(Posts.to(INSTAGRAM).toString()).with("Idempotency-Key", "key");
        Answer first = api.call(call);

        api.call(call);

        assertThat(parsedLines().getLast().at("/mdc/request_id").asText()).isEqualTo(first.at("/request_id"));
        assertThat(api.counted)
                .containsExactly(new Metric.Accepted(
                        RequestId.parse(first.at("/request_id")).orElseThrow(), Set.of(INSTAGRAM)));
    }

    @Test
    void neverWritesTokensOrCaptions() {
        String post = Posts.to(INSTAGRAM).put("caption", "a secret caption").toString();
        String account = "{\"access_token\": \"a-secret-token\", \"display_name\": \"%s\"}";
        String path = "/api/social/accounts/" + INSTAGRAM;

        api.call(TestCall.post(post));
        api.call(TestCall.post(post + "x"));
        api.call(TestCall.post(post).with("Idempotency-Key", "a-secret-key"));
        api.call(TestCall.of("PUT", path).json(account.formatted("name")));
        api.call(TestCall.of("PUT", path).json(account.formatted("")));
        api.call(TestCall.get(path + "?access_token=a-secret-token"));
        api.queue.breakDown();
        api.log.breakDown();
        api.call(TestCall.post(post));
        api.cipher.breakDown();
        api.call(TestCall.of("PUT", path).json(account.formatted("name")));
        api.requests.breakDown();
        api.call(TestCall.post(post));

        assertThat(appender.list).hasSizeGreaterThanOrEqualTo(9);
        assertThat(lines()).doesNotContain("secret");
    }

    private List<JsonNode> parsedLines() throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : lines().lines().toList()) {
            lines.add(JsonMapper.builder().build().readTree(line));
        }
        return lines;
    }

    private String lines() {
        JsonLineEncoder encoder = new JsonLineEncoder();
        encoder.start();
        return appender.list.stream()
                .map(event -> new String(encoder.encode(event), StandardCharsets.UTF_8))
                .collect(Collectors.joining());
    }
}
