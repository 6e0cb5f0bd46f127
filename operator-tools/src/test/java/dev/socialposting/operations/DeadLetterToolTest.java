package dev.socialposting.operations;

import static dev.socialposting.uploads.model.Fixtures.ALICE;
import static dev.socialposting.uploads.model.Fixtures.BOB;
import static dev.socialposting.uploads.model.Fixtures.FACEBOOK;
import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static dev.socialposting.uploads.model.Fixtures.TIKTOK;
import static dev.socialposting.uploads.model.Fixtures.anUploadRequest;
import static dev.socialposting.uploads.model.Fixtures.completed;
import static dev.socialposting.uploads.model.Fixtures.deadLettered;
import static dev.socialposting.uploads.model.Fixtures.failed;
import static dev.socialposting.uploads.model.Fixtures.queued;
import static dev.socialposting.uploads.model.Fixtures.requestId;
import static dev.socialposting.uploads.model.Fixtures.unconfirmed;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.socialposting.local.aws.LocalAws;
import dev.socialposting.local.aws.testing.LocalAwsExtension;
import dev.socialposting.operations.aws.SqsDeadLetterQueue;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.NudgeId;
import dev.socialposting.uploads.model.PostingState;
import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.model.Timing;
import dev.socialposting.uploads.model.UserId;
import dev.socialposting.uploads.queue.Nudge;
import dev.socialposting.uploads.queue.NudgeMessage;
import dev.socialposting.uploads.store.UploadRequestStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** On ElasticMQ and DynamoDB Local. */
@ExtendWith(LocalAwsExtension.class)
class DeadLetterToolTest {
    private static final NudgeId DEAD = new NudgeId("dead");

    private final LocalAws aws;
    private final UploadRequestStore requests;
    private final String queueUrl;
    private final String deadLettersUrl;
    private final ToolBench bench;

    DeadLetterToolTest(LocalAws aws) {
        this.aws = aws;
        this.bench = new ToolBench(aws);
        this.requests = bench.requests;
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

        assertThat(bench.output()).contains("the local system", deadLettersUrl, "Nothing is there.");
    }

    @Test
    void aFailedPostIsExplainedToItsOperator() {
        stored(1);
        dead(NudgeMessage.write(nudge(1, INSTAGRAM, DEAD)));

        assertThat(run("list")).isZero();

        assertThat(bench.output().lines().map(String::strip))
                .contains(
                        "1 message of 1 posting; a redrive would try 1 of the postings again.",
                        "request %s to %s".formatted(requestId(1), INSTAGRAM),
                        "user      alice",
                        "error     platform_unavailable, platform code 190/463",
                        "words     Error validating access token: Session has expired",
                        "means     The account's permission to post has run out.",
                        "acts      user: Connect the account again, then retry.",
                        "deadline  2100-01-02T00:00:00Z, in 24 hours",
                        "live      no",
                        "redriven  tries again")
                .anyMatch(line -> line.startsWith("status    failed for "));
    }

    @Test
    void aLetterWhoseRowCannotBeReadSaysSoHindersNoOtherAndIsNotClearedAsHavingNoEffect() {
        aws.dynamoDb()
                .putItem(put -> put.tableName(bench.place().uploadRequestsTable())
                        .item(Map.of(
                                "request_id", AttributeValue.fromS(requestId(71).value()),
                                "item", AttributeValue.fromS("request"))));
        stored(72);
        dead(NudgeMessage.write(nudge(71, INSTAGRAM, DEAD)));
        dead(NudgeMessage.write(nudge(72, INSTAGRAM, DEAD)));

        assertThat(run("list")).isZero();
        assertThat(bench.output())
                .contains("The row of request %s cannot be read".formatted(requestId(71)), "tries again");
        assertThat(run("redrive", "--request", requestId(72).value())).isZero();
        assertThat(run("delete", "--no-effect")).isZero();
        bench.output();

        assertThat(run("list", "--json")).isZero();
        assertThat(bench.json().path("messages")).singleElement().satisfies(message -> {
            assertThat(message.path("request_id").asText())
                    .isEqualTo(requestId(71).value());
            assertThat(message.at("/redrive/effect").asText()).isEqualTo("comes_back_unreadable");
        });
        aws.dynamoDb()
                .deleteItem(delete -> delete.tableName(bench.place().uploadRequestsTable())
                        .key(Map.of(
                                "request_id", AttributeValue.fromS(requestId(71).value()),
                                "item", AttributeValue.fromS("request"))));
    }

    @Test
    void eachMessageSaysWhatARedriveWouldDo() {
        stored(2);
        dead(NudgeMessage.write(nudge(2, INSTAGRAM, DEAD)));
        dead(NudgeMessage.write(nudge(2, INSTAGRAM, new NudgeId("older"))));
        dead(NudgeMessage.write(nudge(2, FACEBOOK, DEAD)));
        dead(NudgeMessage.write(nudge(2, TIKTOK, DEAD)));
        dead(NudgeMessage.write(nudge(2, Destination.parse("nowhere:1").orElseThrow(), DEAD)));
        dead(NudgeMessage.write(nudge(99, INSTAGRAM, DEAD)));
        dead("not ours,\n\u202ewhatever it is");

        assertThat(run("list", "--json")).isZero();

        JsonNode json = bench.json();
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
        assertThat(bench.output()).contains("25 messages of 0 postings; a redrive would try 0 of the postings again.");

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
        DeadLetterQueue queue = new SqsDeadLetterQueue(aws.sqs(), deadLettersUrl, queueUrl);

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

        assertThat(bench.output()).contains("The move has begun.", "Done: 3 moved.");
        assertThat(receive(queueUrl))
                .hasSize(3)
                .allMatch(message ->
                        "1".equals(message.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT)));
        assertThat(receive(deadLettersUrl)).isEmpty();
    }

    @Test
    void aMixedQueueIsSummedUpByMessagesAndPostings() {
        mixedQueue(100);

        assertThat(run("list", "--json")).isZero();
        JsonNode summary = bench.json().path("summary");
        assertThat(run("list")).isZero();

        assertThat(summary.path("messages").asInt()).isEqualTo(30);
        assertThat(summary.path("postings").asInt()).isEqualTo(22);
        assertThat(summary.path("postings_tried_again").asInt()).isEqualTo(10);
        assertThat(summary.path("messages_by_platform")).hasToString("{\"instagram\":18,\"facebook\":8,\"none\":4}");
        assertThat(summary.path("messages_by_code"))
                .hasToString("{\"none\":14,\"platform_unavailable\":13,\"token_expired\":3}");
        assertThat(summary.path("messages_by_user")).hasToString("{\"alice\":14,\"bob\":9,\"none\":7}");
        assertThat(bench.output())
                .endsWith("""
                        30 messages of 22 postings; a redrive would try 10 of the postings again.
                          platform  instagram 18, facebook 8, none 4
                          error     none 14, platform_unavailable 13, token_expired 3
                          user      alice 14, bob 9, none 7
                        """)
                .contains(
                        "deadline  2099-12-31T23:45:00Z, over for 15 min",
                        "comes back here: its deadline is over, and it stays failed; --past-deadline tries it again");
    }

    @Test
    void aListShowsOnlyWhatIsChosen() {
        mixedQueue(200);

        assertThat(run("list", "--user", "bob", "--platform", "facebook")).isZero();

        assertThat(bench.output())
                .contains("4 of 30 messages chosen, of 4 postings; a redrive would try 4 of the postings again.")
                .doesNotContain("alice", "instagram");
    }

    @Test
    void aRedriveOfWhatIsChosenLeavesTheRest() {
        mixedQueue(300);

        assertThat(run("redrive", "--user", "alice", "--platform", "instagram", "--code", "platform_unavailable"))
                .isZero();

        assertThat(bench.output()).contains("put back; tries again", "Done: 7 of 30 messages put back.");
        assertThat(receive(queueUrl))
                .hasSize(7)
                .allSatisfy(message -> assertThat(message.body()).contains(INSTAGRAM.toString()));
        assertThat(bodiesIn(deadLettersUrl)).hasSize(23);
    }

    @Test
    void whatIsPutBackKeepsItsTextAndAttributes() {
        MessageAttributeValue note = MessageAttributeValue.builder()
                .dataType("String")
                .stringValue("by hand")
                .build();
        aws.sqs()
                .sendMessage(message -> message.queueUrl(deadLettersUrl)
                        .messageBody("anything")
                        .messageAttributes(Map.of("note", note)));
        String id = json("list", "--json").at("/messages/0/message_id").asText();

        assertThat(run("redrive", "--message", id)).isZero();

        assertThat(bench.output())
                .contains("message %s: put back; comes back here: no worker can read it".formatted(id));
        assertThat(receive(queueUrl)).singleElement().satisfies(message -> {
            assertThat(message.body()).isEqualTo("anything");
            assertThat(message.messageAttributes()).containsExactly(Map.entry("note", note));
        });
        assertThat(bodiesIn(deadLettersUrl)).isEmpty();
    }

    @Test
    void aDryRunSaysWhatWouldBeDoneAndDoesNothing() {
        mixedQueue(400);

        assertThat(run("redrive", "--dry-run", "--user", "bob")).isZero();
        assertThat(run("delete", "--dry-run", "--no-effect")).isZero();

        assertThat(bench.output())
                .contains(
                        "would be put back; does nothing: cancelled",
                        "Nothing was done: 9 of 30 messages would be put back.",
                        "Nothing was done: 17 of 30 messages would be deleted.");
        assertThat(receive(queueUrl)).isEmpty();
        assertThat(bodiesIn(deadLettersUrl)).hasSize(30);
    }

    @Test
    void onlyAWordOfTheOperatorLetsAPostingPassItsDeadline() {
        storedInState(501, BOB, INSTAGRAM, deadLettered(DEAD), NOW.minusSeconds(900));
        storedInState(502, BOB, INSTAGRAM, deadLettered(DEAD), NOW.plusSeconds(900));
        dead(NudgeMessage.write(nudge(501, INSTAGRAM, DEAD)));
        dead(NudgeMessage.write(nudge(502, INSTAGRAM, DEAD)));

        assertThat(run("redrive", "--past-deadline")).isZero();

        assertThat(bench.output())
                .contains("put back; tries again, past its deadline", "Done: 2 of 2 messages put back.");
        assertThat(receive(queueUrl))
                .extracting(Message::body)
                .containsExactlyInAnyOrder(
                        NudgeMessage.write(nudge(501, INSTAGRAM, DEAD).past(NOW.minusSeconds(900))),
                        NudgeMessage.write(nudge(502, INSTAGRAM, DEAD)));
    }

    @Test
    void whatHasNoEffectCanBeClearedAndWhatWouldBeTriedAgainStays() {
        mixedQueue(600);
        storedInState(699, BOB, FACEBOOK, queued(), NOW.plusSeconds(900));
        dead(NudgeMessage.write(nudge(699, FACEBOOK, DEAD)));

        assertThat(run("delete", "--no-effect")).isZero();

        assertThat(bench.output()).contains("Done: 17 of 31 messages deleted.");
        assertThat(run("list")).isZero();
        assertThat(bench.output())
                .contains("14 messages of 13 postings; a redrive would try 10 of the postings again.")
                .contains("comes back here: its deadline is over")
                .doesNotContain("does nothing", "no worker can read it");
    }

    @Test
    void whatWouldBeTriedAgainIsDeletedOnlyIfItIsChosen() {
        mixedQueue(700);

        assertThat(run("delete", "--request", requestId(701).value())).isZero();

        assertThat(bench.output()).contains("Done: 2 of 30 messages deleted.");
        assertThat(bodiesIn(deadLettersUrl))
                .hasSize(28)
                .noneMatch(body -> body.contains(requestId(701).value()));
    }

    @Test
    void ofALongQueueTheUnseenPartIsCounted() {
        IntStream.range(0, 51).forEach(this::tenDead);

        int notSeen = json("list", "--json").path("not_seen").asInt();
        assertThat(run("list")).isZero();

        assertThat(notSeen).isEqualTo(10);
        assertThat(bench.output())
                .contains("500 messages of 0 postings")
                .endsWith("%nAbout 10 more messages were not looked at.%n".formatted());
    }

    @Test
    void aMoveCanBeCancelled() {
        IntStream.range(0, 3).forEach(this::tenDead);
        DeadLetterQueue queue = new SqsDeadLetterQueue(aws.sqs(), deadLettersUrl, queueUrl);
        queue.startRedrive(OptionalInt.of(1));

        assertThat(run("cancel")).isZero();
        assertThat(bench.output()).contains("The move is stopped; about ");
        assertThat(run("cancel")).isZero();

        assertThat(bench.output()).endsWith("No move is under way.%n".formatted());
        assertThat(bodiesIn(deadLettersUrl)).hasSizeGreaterThan(20);
    }

    @Test
    void aPlaceThatIsNamedByHalfIsNotGuessed() {
        int exitCode = run(Map.of("UPLOAD_REQUESTS_TABLE", "some-table"), "list");

        assertThat(exitCode).isEqualTo(1);
        assertThat(bench.errors())
                .isEqualTo("bin/dlq: UPLOAD_REQUESTS_TABLE is set, so POSTING_DEAD_LETTER_QUEUE_URL must be, too.\n");
    }

    @Test
    void theEnvironmentCanNameAPlace() {
        int exitCode = run(
                Map.of(
                        "UPLOAD_REQUESTS_TABLE",
                        aws.tableName("UploadRequestsTable"),
                        "POSTING_DEAD_LETTER_QUEUE_URL",
                        deadLettersUrl,
                        "POSTING_QUEUE_URL",
                        queueUrl),
                "list");

        assertThat(exitCode).isZero();
        assertThat(bench.output()).contains("the system that the environment names");
    }

    @Test
    void aQueueThatIsNotThereIsAnErrorInWords() {
        int exitCode = run(
                Map.of(
                        "UPLOAD_REQUESTS_TABLE",
                        "any",
                        "POSTING_DEAD_LETTER_QUEUE_URL",
                        deadLettersUrl + "-that-is-not-there",
                        "POSTING_QUEUE_URL",
                        queueUrl),
                "list");

        assertThat(exitCode).isEqualTo(1);
        assertThat(bench.errors())
                .startsWith("bin/dlq: AWS was asked to show what is in the dead-letter queue and refused: ")
                .hasLineCount(1);
    }

    @Test
    void whatIsNotUnderstoodPointsToTheHelp() {
        assertThat(run("purge")).isEqualTo(2);

        assertThat(bench.errors()).contains("purge is not understood; see bin/dlq --help");
    }

    @Test
    void whoMovesOrDeletesIsNotedAndWhoLooksIsNot() {
        assertThat(run("list")).isZero();
        assertThat(bench.errors()).isEmpty();
        assertThat(run("redrive", "--user", "alice o'hara")).isZero();

        assertThat(bench.errors())
                .isEqualTo("audit: %s somebody bin/dlq redrive --user 'alice o'\\''hara'%n".formatted(NOW));
        assertThat(bench.audited()).contains("bin/dlq redrive --user 'alice o'\\''hara'");
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

    /**
     * Thirty messages of all kinds: eleven would be tried again, of ten postings; four are of published posts, three of cancelled ones, three
     * of such as failed otherwise, two of such as have passed their deadline; three name no request that there is, and four are no nudges.
     */
    private void mixedQueue(int first) {
        dead(NudgeMessage.write(nudge(first + 1, INSTAGRAM, DEAD)));
        storedAndDead(first + 1, first + 6, ALICE, INSTAGRAM, deadLettered(DEAD), NOW.plusSeconds(900));
        storedAndDead(first + 7, first + 10, BOB, FACEBOOK, deadLettered(DEAD), NOW.plusSeconds(900));
        storedAndDead(first + 11, first + 14, ALICE, FACEBOOK, completed(), NOW.plusSeconds(900));
        storedAndDead(first + 15, first + 17, BOB, INSTAGRAM, cancelled(), NOW.plusSeconds(900));
        storedAndDead(first + 18, first + 20, ALICE, INSTAGRAM, failed(), NOW.plusSeconds(900));
        storedAndDead(first + 21, first + 22, BOB, INSTAGRAM, deadLettered(DEAD), NOW.minusSeconds(900));
        IntStream.rangeClosed(first + 23, first + 25)
                .forEach(unknown -> dead(NudgeMessage.write(nudge(unknown, INSTAGRAM, DEAD))));
        IntStream.range(0, 4).forEach(n -> dead("poison " + n));
    }

    private void storedAndDead(
            int first, int last, UserId user, Destination destination, PostingState state, Instant publishBy) {
        for (int number = first; number <= last; number++) {
            storedInState(number, user, destination, state, publishBy);
            dead(NudgeMessage.write(nudge(number, destination, DEAD)));
        }
    }

    private void storedInState(
            int number, UserId user, Destination destination, PostingState state, Instant publishBy) {
        requests.create(anUploadRequest()
                .number(number)
                .by(user)
                .at(new Timing(Optional.empty(), Optional.of(publishBy)))
                .with(destination, state)
                .queued());
    }

    private static PostingState cancelled() {
        return new PostingState.Cancelled(Optional.empty());
    }

    private void tenDead(int batch) {
        aws.sqs()
                .sendMessageBatch(request -> request.queueUrl(deadLettersUrl)
                        .entries(IntStream.range(0, 10)
                                .mapToObj(n -> SendMessageBatchRequestEntry.builder()
                                        .id("n" + n)
                                        .messageBody("message %d of batch %d".formatted(n, batch))
                                        .build())
                                .toList()));
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

    private List<String> bodiesIn(String url) {
        List<String> bodies = new ArrayList<>();
        List<Message> batch = receive(url);
        while (!batch.isEmpty()) {
            batch.forEach(message -> bodies.add(message.body()));
            batch = receive(url);
        }
        return bodies;
    }

    private List<Message> receive(String url) {
        int hiddenSeconds = url.equals(deadLettersUrl) ? 30 : 0;
        return aws.sqs()
                .receiveMessage(request -> request.queueUrl(url)
                        .maxNumberOfMessages(10)
                        .visibilityTimeout(hiddenSeconds)
                        .messageAttributeNames("All")
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
    }

    private int run(String... arguments) {
        return run(Map.of(), arguments);
    }

    private int run(Map<String, String> environment, String... arguments) {
        return new DeadLetterTool(bench.around(environment)).run(List.of(arguments));
    }

    private JsonNode json(String... arguments) {
        assertThat(run(arguments)).isZero();
        return bench.json();
    }
}
