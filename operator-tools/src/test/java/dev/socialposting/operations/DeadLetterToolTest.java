package dev.socialposting.operations;

import static dev.socialposting.uploads.model.Fixtures.FACEBOOK;
import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static dev.socialposting.uploads.model.Fixtures.TIKTOK;
import static dev.socialposting.uploads.model.Fixtures.anUploadRequest;
import static dev.socialposting.uploads.model.Fixtures.completed;
import static dev.socialposting.uploads.model.Fixtures.deadLettered;
import static dev.socialposting.uploads.model.Fixtures.requestId;
import static dev.socialposting.uploads.model.Fixtures.unconfirmed;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.aws.dynamodb.DynamoDbUploadRequestStore;
import dev.socialposting.local.aws.LocalAws;
import dev.socialposting.local.aws.testing.LocalAwsExtension;
import dev.socialposting.operations.aws.SqsDeadLetterQueue;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.NudgeId;
import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.queue.Nudge;
import dev.socialposting.uploads.queue.NudgeMessage;
import dev.socialposting.uploads.store.UploadRequestStore;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** On ElasticMQ and DynamoDB Local. */
@ExtendWith(LocalAwsExtension.class)
class DeadLetterToolTest {
    private static final NudgeId DEAD = new NudgeId("dead");

    private final LocalAws aws;
    private final UploadRequestStore requests;
    private final String queueUrl;
    private final String deadLettersUrl;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    DeadLetterToolTest(LocalAws aws) {
        this.aws = aws;
        this.requests = new DynamoDbUploadRequestStore(
                aws.dynamoDb(), aws.tableName("UploadRequestsTable"), new SecureRandom());
        this.queueUrl = aws.queueUrl("PostingQueue");
        this.deadLettersUrl = aws.queueUrl("PostingDeadLetterQueue");
    }

    @BeforeEach
    void emptyTheQueues() {
        aws.sqs().purgeQueue(request -> request.queueUrl(queueUrl));
        aws.sqs().purgeQueue(request -> request.queueUrl(deadLettersUrl));
    }

    @Test
    void anEmptyQueueIsSaidToBeEmpty() {
        assertThat(run("list")).isZero();

        assertThat(output()).contains("the local system", deadLettersUrl, "Nothing is there.");
    }

    @Test
    void aFailedPostIsExplainedToItsOperator() {
        stored(1);
        dead(NudgeMessage.write(nudge(1, INSTAGRAM, DEAD)));

        assertThat(run("list")).isZero();

        assertThat(output().lines().map(String::strip))
                .contains(
                        "1 message; a redrive would try 1 of them again.",
                        "request %s to %s".formatted(requestId(1), INSTAGRAM),
                        "user      alice",
                        "error     platform_unavailable, platform code 190/463",
                        "words     Error validating access token: Session has expired",
                        "means     The account's permission to post has run out.",
                        "acts      user: Connect the account again, then retry.",
                        "live      no",
                        "redriven  tries again")
                .anyMatch(line -> line.startsWith("status    failed for "));
    }

    @Test
    void eachMessageSaysWhatARedriveWouldDo() throws JsonProcessingException {
        stored(2);
        dead(NudgeMessage.write(nudge(2, INSTAGRAM, DEAD)));
        dead(NudgeMessage.write(nudge(2, INSTAGRAM, new NudgeId("older"))));
        dead(NudgeMessage.write(nudge(2, FACEBOOK, DEAD)));
        dead(NudgeMessage.write(nudge(2, TIKTOK, DEAD)));
        dead(NudgeMessage.write(nudge(2, Destination.parse("nowhere:1").orElseThrow(), DEAD)));
        dead(NudgeMessage.write(nudge(99, INSTAGRAM, DEAD)));
        dead("not ours,\n\u202ewhatever it is");

        assertThat(run("list", "--json")).isZero();

        JsonNode json = JsonMapper.builder().build().readTree(output());
        ObjectNode byEffect = JsonNodeFactory.instance.objectNode();
        json.path("messages")
                .forEach(message -> byEffect.set(
                        message.at("/redrive/effect").asText() + "/"
                                + message.path("problem").asText(),
                        message));
        assertThat(json.path("messages")).hasSize(7);
        assertThat(byEffect.properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder(
                        "tries_again/",
                        "nothing_other_failure/",
                        "nothing_published/",
                        "nothing_unconfirmed/",
                        "nothing_unknown/the request has no such destination",
                        "nothing_unknown/there is no such request, or it has been deleted",
                        "comes_back_not_ours/not a nudge of ours: it is not JSON");
        JsonNode again = byEffect.path("tries_again/");
        assertThat(again.path("request_id").asText()).isEqualTo(requestId(2).value());
        assertThat(again.path("live").asText()).isEqualTo("not_live");
        assertThat(again.at("/error/code").asText()).isEqualTo("platform_unavailable");
        assertThat(again.at("/error/who_acts").asText()).isEqualTo("user");
        assertThat(byEffect.path("nothing_published/").path("live").asText()).isEqualTo("live");
        assertThat(byEffect.path("nothing_unconfirmed/").path("live").asText()).isEqualTo("unknown");
        assertThat(byEffect.path("comes_back_not_ours/not a nudge of ours: it is not JSON")
                        .path("excerpt")
                        .asText())
                .isEqualTo("not ours,  whatever it is");
        assertThat(json.path("more").asBoolean()).isFalse();
    }

    @Test
    void lookingTakesNothingAndHidesNothing() {
        IntStream.range(0, 25).forEach(n -> dead("message " + n));

        assertThat(run("list")).isZero();
        assertThat(output()).contains("25 messages; a redrive would try 0 of them again.");

        List<String> visible = new ArrayList<>();
        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> {
            receive(deadLettersUrl).forEach(message -> visible.add(message.body()));
            return visible.size() >= 25;
        });
        assertThat(visible).hasSize(25).doesNotHaveDuplicates();
    }

    @Test
    void aPeekIsBoundedAndSaysThatThereMayBeMore() {
        IntStream.range(0, 12).forEach(n -> dead("message " + n));
        DeadLetterQueue queue = new SqsDeadLetterQueue(aws.sqs(), deadLettersUrl);

        assertThat(queue.peek(11)).satisfies(peek -> {
            assertThat(peek.letters()).hasSize(11);
            assertThat(peek.more()).isTrue();
        });
        assertThat(queue.peek(13)).satisfies(peek -> {
            assertThat(peek.letters()).hasSize(12);
            assertThat(peek.more()).isFalse();
        });
    }

    @Test
    void aRedriveMovesEverythingBackAsMessagesThatWereNeverReceived() {
        IntStream.range(0, 3).forEach(n -> diesOnTheQueue("message " + n));

        assertThat(run("redrive", "--max-per-second", "100")).isZero();

        assertThat(output()).contains("The move has begun.", "Done: 3 moved.");
        assertThat(receive(queueUrl))
                .hasSize(3)
                .allMatch(message ->
                        "1".equals(message.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT)));
        assertThat(receive(deadLettersUrl)).isEmpty();
    }

    @Test
    void aPlaceThatIsNamedByHalfIsNotGuessed() {
        int exitCode = run(Map.of("UPLOAD_REQUESTS_TABLE", "some-table"), "list");

        assertThat(exitCode).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("bin/dlq: UPLOAD_REQUESTS_TABLE is set, so POSTING_DEAD_LETTER_QUEUE_URL must be, too.\n");
    }

    @Test
    void theEnvironmentCanNameAPlace() {
        int exitCode = run(
                Map.of(
                        "UPLOAD_REQUESTS_TABLE",
                        aws.tableName("UploadRequestsTable"),
                        "POSTING_DEAD_LETTER_QUEUE_URL",
                        deadLettersUrl),
                "list");

        assertThat(exitCode).isZero();
        assertThat(output()).contains("the system that the environment names");
    }

    @Test
    void aQueueThatIsNotThereIsAnErrorInWords() {
        int exitCode = run(
                Map.of(
                        "UPLOAD_REQUESTS_TABLE",
                        "any",
                        "POSTING_DEAD_LETTER_QUEUE_URL",
                        deadLettersUrl + "-that-is-not-there"),
                "list");

        assertThat(exitCode).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("bin/dlq: AWS was asked to show what is in the dead-letter queue and refused: ")
                .hasLineCount(1);
    }

    @Test
    void whatIsNotUnderstoodPointsToTheHelp() {
        assertThat(run("purge")).isEqualTo(2);

        assertThat(err.toString(StandardCharsets.UTF_8)).contains("purge is not understood; see bin/dlq --help");
    }

    /** A request whose three postings failed for good, are published, and are unconfirmed. */
    private void stored(int number) {
        requests.create(anUploadRequest()
                .number(number)
                .with(INSTAGRAM, deadLettered(DEAD))
                .with(FACEBOOK, completed())
                .with(TIKTOK, unconfirmed())
                .queued());
    }

    private static Nudge nudge(int request, Destination destination, NudgeId id) {
        RequestId requestId = requestId(request);
        return new Nudge(requestId, destination, Optional.of(id));
    }

    private void dead(String body) {
        aws.sqs().sendMessage(message -> message.queueUrl(deadLettersUrl).messageBody(body));
    }

    /** Received three times in vain, as SQS counts, and moved by SQS itself. */
    private void diesOnTheQueue(String body) {
        aws.sqs().sendMessage(message -> message.queueUrl(queueUrl).messageBody(body));
        for (int i = 0; i < 3; i++) {
            assertThat(receive(queueUrl)).extracting(Message::body).containsExactly(body);
        }
        assertThat(receive(queueUrl)).isEmpty();
    }

    private List<Message> receive(String url) {
        int hiddenSeconds = url.equals(deadLettersUrl) ? 30 : 0;
        return aws.sqs()
                .receiveMessage(request -> request.queueUrl(url)
                        .maxNumberOfMessages(10)
                        .visibilityTimeout(hiddenSeconds)
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
    }

    private int run(String... arguments) {
        return run(Map.of(), arguments);
    }

    private int run(Map<String, String> environment, String... arguments) {
        return new DeadLetterTool(
                        environment,
                        () -> new Place("the local system", aws.tableName("UploadRequestsTable"), deadLettersUrl),
                        new TheseSystems(),
                        Clock.fixed(NOW, ZoneOffset.UTC),
                        Thread::onSpinWait,
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(List.of(arguments));
    }

    private String output() {
        return out.toString(StandardCharsets.UTF_8);
    }

    /** The servers of this test, whatever the SDK would find by itself. */
    private final class TheseSystems implements Systems {
        @Override
        public Place ofStack(String name) {
            throw new AssertionError("no stack was named");
        }

        @Override
        public DeadLetterQueue deadLetters(Place place) {
            return new SqsDeadLetterQueue(aws.sqs(), place.deadLetterQueueUrl());
        }

        @Override
        public UploadRequestStore requests(Place place) {
            return new DynamoDbUploadRequestStore(aws.dynamoDb(), place.uploadRequestsTable(), new SecureRandom());
        }
    }
}
