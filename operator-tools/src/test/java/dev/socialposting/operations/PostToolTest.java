package dev.socialposting.operations;

import static dev.socialposting.uploads.model.Fixtures.BOB;
import static dev.socialposting.uploads.model.Fixtures.FACEBOOK;
import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static dev.socialposting.uploads.model.Fixtures.TIKTOK;
import static dev.socialposting.uploads.model.Fixtures.anUploadRequest;
import static dev.socialposting.uploads.model.Fixtures.completed;
import static dev.socialposting.uploads.model.Fixtures.failed;
import static dev.socialposting.uploads.model.Fixtures.requestId;
import static dev.socialposting.uploads.model.Fixtures.unconfirmed;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.socialposting.local.aws.LocalAws;
import dev.socialposting.local.aws.testing.LocalAwsExtension;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.LogCode;
import dev.socialposting.uploads.model.LogEntry;
import dev.socialposting.uploads.model.LogLevel;
import dev.socialposting.uploads.model.LogPosition;
import dev.socialposting.uploads.model.UploadRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** On DynamoDB Local. */
@ExtendWith(LocalAwsExtension.class)
class PostToolTest {
    private final LocalAws aws;
    private final ToolBench bench;

    PostToolTest(LocalAws aws) {
        this.aws = aws;
        this.bench = new ToolBench(aws);
    }

    @BeforeEach
    void empty() {
        bench.empty();
    }

    @Test
    void aPostOfAnyUserIsShownWithAllThatIsKnownOfIt() {
        UploadRequest request = stored(anUploadRequest()
                .number(1)
                .by(BOB)
                .with(INSTAGRAM, failed())
                .with(FACEBOOK, completed())
                .with(TIKTOK, unconfirmed())
                .queued());
        logged(request, FACEBOOK, 2, NOW.plusSeconds(2), "Published.");
        logged(request, INSTAGRAM, 1, NOW.plusSeconds(1), "The container is being made.");

        assertThat(run("show", requestId(1).value())).isZero();

        String output = bench.output();
        assertThat(output.lines().map(line -> line.strip().replaceAll(" +", " ")))
                .contains(
                        "request %s of user bob".formatted(requestId(1)),
                        "request_status unconfirmed",
                        "counts 1 completed, 1 failed, 1 unconfirmed",
                        "video https://videos.example.com/launch.mp4",
                        "caption Launch day!",
                        "scheduled_at as soon as possible",
                        INSTAGRAM.toString(),
                        "status failed",
                        "error token_expired",
                        "platform_code 190/463",
                        "words Error validating access token: Session has expired",
                        "acts user",
                        "next_step Connect the account again, then retry.",
                        "live yes",
                        "permalink https://www.instagram.com/reel/Abc123/",
                        "media_id 17900000000000001",
                        "live not known",
                        "publish_mark 2100-01-01T00:00:05Z",
                        "checkpoint.container_id 17999",
                        "publish_by 2100-01-02T00:00:00Z",
                        "try 1 of 3",
                        "log of 2 lines");
        assertThat(output)
                .containsSubsequence(
                        "2100-01-01T00:00:01Z INFO    %s note  The container is being made.  code=any"
                                .formatted(INSTAGRAM),
                        "2100-01-01T00:00:02Z INFO    %s note  Published.  code=any".formatted(FACEBOOK))
                .doesNotContain("twice");
        assertThat(bench.errors()).isEqualTo("audit: %s somebody bin/post show %s%n".formatted(NOW, requestId(1)));
        assertThat(bench.audited()).containsExactly("bin/post show " + requestId(1));
    }

    @Test
    void whatIsUnderWaySaysWhoIsAtItAndWhenItIsLookedAtAgain() {
        stored(anUploadRequest().number(1).to(INSTAGRAM).leasedBy("turn-7", NOW.plusSeconds(90)));
        stored(anUploadRequest().number(2).to(INSTAGRAM).waitingUntil(NOW.plusSeconds(30)));

        assertThat(run("show", requestId(1).value(), "--json")).isZero();
        JsonNode leased = bench.json().path("destinations").path(INSTAGRAM.toString());
        assertThat(run("show", requestId(2).value(), "--json")).isZero();
        JsonNode waiting = bench.json().path("destinations").path(INSTAGRAM.toString());

        assertThat(leased.path("worker").asText()).isEqualTo("turn-7");
        assertThat(leased.path("wake_at").asText()).isEqualTo("2100-01-01T00:01:30Z");
        assertThat(waiting.path("waiting_for").asText()).isEqualTo("the platform to process the video");
        assertThat(waiting.path("waiting_until").asText()).isEqualTo("2100-01-01T00:00:30Z");
        assertThat(waiting.path("publish_mark").asText()).startsWith("none");
    }

    @Test
    void aLogOfMoreThanOnePageIsShownWhole() {
        UploadRequest request = stored(anUploadRequest().number(1).to(INSTAGRAM).completed());
        bench.log.append(
                request.id(),
                IntStream.range(0, 1001)
                        .mapToObj(n -> entry(INSTAGRAM, n + 1, NOW.plusSeconds(n), "line " + n))
                        .toList(),
                request.expiresAt());

        assertThat(run("show", requestId(1).value(), "--json")).isZero();

        JsonNode log = bench.json().path("log");
        assertThat(log).hasSize(1001);
        assertThat(log.path(1000).path("code").asText()).isEqualTo("note");
        assertThat(log.path(1000).path("message").asText()).isEqualTo("line 1000");
    }

    @Test
    void thatTheSamePostWasSentTwiceIsSaid() {
        stored(anUploadRequest()
                .number(1)
                .with(INSTAGRAM, completed())
                .to(FACEBOOK)
                .queued());
        stored(anUploadRequest()
                .number(2)
                .createdAt(NOW.plusSeconds(600))
                .with(INSTAGRAM, completed())
                .queued());
        stored(anUploadRequest().number(3).withCaption("Another").to(INSTAGRAM).completed());
        stored(anUploadRequest().number(4).by(BOB).to(INSTAGRAM).completed());
        stored(anUploadRequest()
                .number(5)
                .createdAt(NOW.plus(Duration.ofDays(8)))
                .to(INSTAGRAM)
                .completed());

        assertThat(run("show", requestId(1).value())).isZero();

        assertThat(bench.output().lines().filter(line -> line.contains("twice")))
                .singleElement()
                .asString()
                .endsWith("the same video and caption to %s by request %s, accepted 10 min later: completed, live: yes"
                        .formatted(INSTAGRAM, requestId(2)));
        assertThat(run("show", requestId(2).value(), "--json")).isZero();
        assertThat(bench.json().at("/same_post/0/request_id").asText())
                .isEqualTo(requestId(1).value());
    }

    @Test
    void nothingInAPostSteersTheTerminal() {
        UploadRequest request = stored(anUploadRequest()
                .number(1)
                .withCaption("one\n\u001b[31mtwo\u202e")
                .to(INSTAGRAM)
                .failed());
        logged(request, INSTAGRAM, 1, NOW, "a\u001b]0;title\u0007b");

        assertThat(run("show", requestId(1).value())).isZero();

        assertThat(bench.output()).contains("one  [31mtwo").doesNotContain("\u001b", "\u202e", "\u0007");
    }

    @Test
    void aRequestThatIsNotThereIsAnErrorInWords() {
        assertThat(run("show", requestId(1).value())).isEqualTo(1);

        assertThat(bench.errors()).contains("There is no request %s in the local system".formatted(requestId(1)));
    }

    @Test
    void aRowThatCannotBeReadIsNamedWithWhatIsMissing() {
        stored(anUploadRequest().number(1).queued());
        aws.dynamoDb()
                .updateItem(update -> update.tableName(bench.place().uploadRequestsTable())
                        .key(Map.of(
                                "request_id", AttributeValue.fromS(requestId(1).value()),
                                "item", AttributeValue.fromS("request")))
                        .updateExpression("REMOVE destinations"));

        assertThat(run("show", requestId(1).value())).isEqualTo(1);

        assertThat(bench.errors())
                .endsWith("bin/post: The row of request %s cannot be read: a stored item has no destinations%n"
                        .formatted(requestId(1)));
    }

    @Test
    void whoDidWhatIsListed() {
        stored(anUploadRequest().number(1).queued());
        run("show", requestId(1).value());
        bench.clock.advance(Duration.ofDays(8));
        run("show", requestId(1).value(), "--json");
        bench.output();

        assertThat(run("audit")).isZero();
        assertThat(bench.output().lines())
                .hasSize(2)
                .last()
                .isEqualTo("2100-01-09T00:00:00Z somebody bin/post show %s --json".formatted(requestId(1)));
        assertThat(run("audit", "--since", "P9D", "--json")).isZero();
        assertThat(bench.json())
                .hasSize(2)
                .allSatisfy(entry -> assertThat(entry.path("operator").asText()).isEqualTo("somebody"));
    }

    @Test
    void onAwsTheOperatorIsTheCaller() {
        stored(anUploadRequest().number(1).queued());

        int exitCode = new PostTool(bench.around(
                        Map.of("UPLOAD_REQUESTS_TABLE", bench.place().uploadRequestsTable())))
                .run(List.of("show", requestId(1).value()));

        assertThat(exitCode).isZero();
        assertThat(bench.audit.between(NOW, NOW))
                .extracting(AuditEntry::operator)
                .containsExactly(ToolBench.CALLER);
    }

    @Test
    void whatCannotBeNotedIsNotDone() {
        stored(anUploadRequest().number(1).queued());

        int exitCode = new PostTool(bench.around(Map.of("UPLOAD_REQUESTS_TABLE", "no-such-table")))
                .run(List.of("show", requestId(1).value()));

        assertThat(exitCode).isEqualTo(1);
        assertThat(bench.output()).isEmpty();
        assertThat(bench.errors())
                .startsWith("bin/post: Nothing was done, because who does it could not be noted: ")
                .hasLineCount(1);
    }

    @Test
    void whatIsNotUnderstoodPointsToTheHelp() {
        assertThat(run("show", "me")).isEqualTo(2);
        assertThat(bench.errors())
                .isEqualTo(
                        "bin/post: Invalid value for positional parameter at index 0 (ID): not the id of a request, a UUID; see bin/post --help%n"
                                .formatted());
        assertThat(run("audit", "--since", "yesterday")).isEqualTo(2);
        assertThat(run("find", "--status", "lost")).isEqualTo(2);
        assertThat(run("find", "--account", "somebody")).isEqualTo(2);
        assertThat(run()).isEqualTo(2);
        assertThat(run("--help")).isZero();
        assertThat(bench.output()).startsWith("usage: bin/post find");
        assertThat(bench.audited()).isEmpty();
    }

    private UploadRequest stored(UploadRequest request) {
        bench.requests.create(request);
        return request;
    }

    private void logged(UploadRequest request, Destination destination, int version, Instant at, String message) {
        bench.log.append(request.id(), List.of(entry(destination, version, at, message)), request.expiresAt());
    }

    private static LogEntry entry(Destination destination, int version, Instant at, String message) {
        return new LogEntry(
                destination,
                new LogPosition(version, 0),
                at,
                LogLevel.INFO,
                LogCode.NOTE,
                message,
                Map.of("code", "any"));
    }

    private int run(String... arguments) {
        return new PostTool(bench.around()).run(List.of(arguments));
    }
}
