package dev.socialposting.operations;

import static dev.socialposting.uploads.model.Fixtures.BOB;
import static dev.socialposting.uploads.model.Fixtures.FACEBOOK;
import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.NOW;
import static dev.socialposting.uploads.model.Fixtures.anUploadRequest;
import static dev.socialposting.uploads.model.Fixtures.completed;
import static dev.socialposting.uploads.model.Fixtures.failed;
import static dev.socialposting.uploads.model.Fixtures.requestId;
import static dev.socialposting.uploads.model.Fixtures.scheduledToStartAt;
import static dev.socialposting.uploads.model.Fixtures.unconfirmed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.aws.dynamodb.DynamoDbPostingLog;
import dev.socialposting.aws.dynamodb.DynamoDbUploadRequestStore;
import dev.socialposting.local.aws.LocalAws;
import dev.socialposting.local.aws.testing.LocalAwsExtension;
import dev.socialposting.local.aws.testing.RestoredTable;
import dev.socialposting.operations.aws.AwsBackups;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.LogCode;
import dev.socialposting.uploads.model.LogEntry;
import dev.socialposting.uploads.model.LogLevel;
import dev.socialposting.uploads.model.LogPosition;
import dev.socialposting.uploads.model.NudgeId;
import dev.socialposting.uploads.model.Posting;
import dev.socialposting.uploads.model.PostingState;
import dev.socialposting.uploads.model.PostingStatus;
import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.queue.Nudge;
import dev.socialposting.uploads.queue.NudgeMessage;
import dev.socialposting.uploads.store.PostingLog;
import dev.socialposting.uploads.store.UploadRequestStore;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.model.Message;

/** On DynamoDB Local and ElasticMQ. */
@ExtendWith(LocalAwsExtension.class)
class RestoreToolTest {
    private static final Instant LATER = NOW.plus(Duration.ofDays(2));
    private static final PostingState CANCELLED = new PostingState.Cancelled(Optional.empty());

    private final LocalAws aws;
    private final DynamoDbClient client;
    private final String own;
    private final String saved = "restored-" + UUID.randomUUID();
    private final String queueUrl;
    private final UploadRequestStore requests;
    private final PostingLog log;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    RestoreToolTest(LocalAws aws) {
        this.aws = aws;
        this.client = aws.dynamoDb();
        this.own = aws.tableName("UploadRequestsTable");
        this.queueUrl = aws.queueUrl("PostingQueue");
        this.requests = new DynamoDbUploadRequestStore(client, own, new SecureRandom());
        this.log = new DynamoDbPostingLog(client, own, new SecureRandom());
    }

    @BeforeEach
    void beginWithNothing() {
        everythingIsLost();
        aws.sqs().purgeQueue(request -> request.queueUrl(queueUrl));
    }

    @AfterEach
    void deleteTheRestoredTable() {
        if (client.listTablesPaginator().tableNames().stream().anyMatch(saved::equals)) {
            client.deleteTable(request -> request.tableName(saved));
        }
    }

    @Test
    void withoutApplyItOnlySaysWhatItWouldDo() {
        created(anUploadRequest().number(1).completed());
        created(anUploadRequest()
                .number(2)
                .with(INSTAGRAM, completed())
                .with(FACEBOOK, failed())
                .queued());
        savedAndLost();

        assertThat(run(saved)).isZero();

        assertThat(output())
                .contains(
                        "From the table %s into the table %s of the local system".formatted(saved, own),
                        "request %s of alice".formatted(requestId(2)),
                        "  %s: completed since 2100-01-01T00:00:00Z; completed".formatted(INSTAGRAM),
                        "  %s: failed since 2100-01-01T00:00:00Z; unconfirmed".formatted(FACEBOOK),
                        "Nothing was done. With --apply, requests",
                        "  put back as they are: 1",
                        "  put back with what is unconfirmed: 1",
                        "    destinations unconfirmed: 1");
        assertThat(items(own)).isEmpty();
        assertThat(received()).isEmpty();
    }

    @Test
    void whatIsCompletedOrCancelledIsPutBackAsItWas() {
        UploadRequest request = created(anUploadRequest()
                .with(INSTAGRAM, completed())
                .with(FACEBOOK, CANCELLED)
                .queued());
        savedAndLost();

        assertThat(run(saved, "--apply")).isZero();

        UploadRequest back = stored(request.id());
        assertThat(back.atVersion(1)).isEqualTo(request);
        assertThat(items(own)).hasSize(3);
        assertThat(received()).isEmpty();
    }

    @Test
    void whatMayHaveGoneOnSinceIsUnconfirmedAndLookedFor() {
        UploadRequest request = created(anUploadRequest()
                .by(BOB)
                .with(INSTAGRAM, failed())
                .with(FACEBOOK, scheduledToStartAt(LATER.plusSeconds(3600)))
                .queued());
        savedAndLost();

        assertThat(run(saved, "--apply")).isZero();

        assertThat(stored(request.id()).postings().values())
                .allSatisfy(posting -> assertThat(posting.state())
                        .isInstanceOfSatisfying(
                                PostingState.Waiting.class,
                                waiting -> assertThat(waiting.progress().isRestored())
                                        .isTrue()));
        assertThat(received())
                .extracting(Message::body)
                .containsExactlyInAnyOrder(nudge(request, INSTAGRAM), nudge(request, FACEBOOK));
        assertThat(output())
                .contains(
                        "destinations unconfirmed: 2",
                        "workers look for these; what they do not find stays unconfirmed");
    }

    @Test
    void withNoLookItIsLeftToItsUser() {
        UploadRequest request = created(anUploadRequest().failed());
        savedAndLost();

        assertThat(run(saved, "--apply", "--no-look")).isZero();

        assertThat(stored(request.id()).postings().values())
                .extracting(Posting::status)
                .containsOnly(PostingStatus.UNCONFIRMED);
        assertThat(received()).isEmpty();
        assertThat(output()).doesNotContain("workers look");
    }

    @Test
    void theLogComesBackWithOneMoreEntryThatSaysSo() {
        UploadRequest request = created(anUploadRequest().to(INSTAGRAM).failed());
        List<LogEntry> entries = new ArrayList<>();
        for (int n = 0; n < 1003; n++) {
            entries.add(entry(new LogPosition(1, n), "line " + n));
        }
        log.append(request.id(), entries, request.expiresAt());
        savedAndLost();

        assertThat(run(saved, "--apply", "--no-look")).isZero();

        List<LogEntry> back = logOf(request.id());
        assertThat(back.subList(0, 1003)).isEqualTo(entries);
        assertThat(back.subList(1003, back.size())).singleElement().satisfies(last -> {
            assertThat(last.level()).isEqualTo(LogLevel.WARNING);
            assertThat(last.code()).isEqualTo(LogCode.RESTORED);
            assertThat(last.fields())
                    .containsEntry("restored_from", saved)
                    .containsEntry("status_there", "failed")
                    .containsEntry("updated_at_there", NOW.toString())
                    .containsEntry("error_code_there", "token_expired")
                    .containsEntry("step_there", "create_container")
                    .containsEntry("may_have_gone_out_there", false);
            assertThat(last.position().rowVersion())
                    .isEqualTo(stored(request.id()).version());
        });
    }

    @Test
    void whatTheLogStillHasOfTheTimeAfterTheBackupStaysAndComesBeforeIt() {
        UploadRequest request = created(anUploadRequest().to(INSTAGRAM).failed());
        RestoredTable.copy(client, own, saved);
        LogEntry published = entry(new LogPosition(7, 2), "Published after the backup.");
        log.append(request.id(), List.of(published), request.expiresAt());
        lost(request.id());

        assertThat(run(saved, "--apply", "--no-look")).isZero();

        assertThat(stored(request.id()).version()).isEqualTo(8);
        assertThat(logOf(request.id())).extracting(LogEntry::message).first().isEqualTo("Published after the backup.");
        assertThat(logOf(request.id())).hasSize(2);
    }

    @Test
    void aRowThatTheSystemHasIsNeverOverwritten() {
        created(anUploadRequest().number(1).failed());
        RestoredTable.copy(client, own, saved);
        requests.update(stored(requestId(1)), row -> row.retry(row.postings().keySet(), LATER));
        List<Map<String, AttributeValue>> before = items(own);

        assertThat(run(saved, "--apply")).isZero();

        assertThat(items(own)).isEqualTo(before);
        assertThat(output()).contains("  left as they are, because the system has them: 1");
    }

    @Test
    void aSecondRunChangesNothing() {
        created(anUploadRequest().number(1).failed());
        created(anUploadRequest().number(2).with(INSTAGRAM, unconfirmed()).queued());
        created(anUploadRequest().number(3).completed());
        savedAndLost();
        assertThat(run(saved, "--apply")).isZero();
        List<Map<String, AttributeValue>> before = items(own);
        received();
        out.reset();

        assertThat(run(saved, "--apply")).isZero();

        assertThat(items(own)).containsExactlyInAnyOrderElementsOf(before);
        assertThat(output())
                .contains("  put back as they are: 0", "  left as they are, because the system has them: 3");
        assertThat(received()).isEmpty();
    }

    @Test
    void whatCannotBeReadIsNamedAndLeftInWhicheverTableItIs() {
        for (int n = 1; n <= 3; n++) {
            created(anUploadRequest().number(n).failed());
        }
        RestoredTable.copy(client, own, saved);
        damage(saved, requestId(1));
        damage(own, requestId(2));
        lost(requestId(1));
        lost(requestId(3));

        assertThat(run(saved, "--apply", "--no-look")).isEqualTo(1);

        assertThat(output())
                .contains(
                        "  left, because they cannot be read: 2",
                        "    %s in the restored table".formatted(requestId(1)),
                        "    %s in the system's own table".formatted(requestId(2)),
                        "  put back with what is unconfirmed: 1");
        assertThat(stored(requestId(3)).status().isFinal()).isTrue();
    }

    @Test
    void whatIsPastItsTimeToLiveIsLeftOut() {
        created(anUploadRequest().completed());
        savedAndLost();

        assertThat(runAt(NOW.plus(Duration.ofDays(91)), saved, "--apply")).isZero();

        assertThat(output()).contains("  left out, because their time to live is over: 1");
        assertThat(items(own)).isEmpty();
    }

    @Test
    void whatIsNoRestoredTableIsRefused() {
        assertThat(run(own, "--apply")).isEqualTo(1);
        assertThat(run("no-such-table")).isEqualTo(1);
        assertThat(run(aws.tableName("SocialAccountsTable"))).isEqualTo(1);

        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .hasSize(3)
                .satisfiesExactly(
                        line -> assertThat(line)
                                .isEqualTo(
                                        "bin/restore: %s is the table of the local system itself, not a restored one."
                                                .formatted(own)),
                        line -> assertThat(line)
                                .startsWith(
                                        "bin/restore: AWS was asked to describe the table no-such-table and refused: "),
                        line -> assertThat(line).contains("has no index by-user"));
    }

    @Test
    void whatIsNotUnderstoodPointsToTheHelp() {
        assertThat(run()).isEqualTo(2);
        assertThat(run("--apply")).isEqualTo(2);
        assertThat(run(saved, "--dry-run")).isEqualTo(2);
        assertThat(run("--help")).isZero();

        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "bin/restore: Missing required parameter: 'TABLE'; see bin/restore --help",
                        "bin/restore: Missing required parameter: 'TABLE'; see bin/restore --help",
                        "bin/restore: --dry-run is not understood; see bin/restore --help");
        assertThat(output()).startsWith("usage: bin/restore TABLE");
    }

    private UploadRequest created(UploadRequest request) {
        requests.create(request);
        return request;
    }

    private void savedAndLost() {
        RestoredTable.copy(client, own, saved);
        everythingIsLost();
    }

    private void everythingIsLost() {
        items(own).forEach(item -> {
            Map<String, AttributeValue> key = new HashMap<>(item);
            key.keySet().retainAll(Set.of("request_id", "item"));
            client.deleteItem(request -> request.tableName(own).key(key));
        });
    }

    private void lost(RequestId id) {
        client.deleteItem(request -> request.tableName(own).key(key(id.value(), "request")));
    }

    private void damage(String table, RequestId id) {
        client.updateItem(update -> update.tableName(table)
                .key(key(id.value(), "request"))
                .updateExpression("REMOVE #caption")
                .expressionAttributeNames(Map.of("#caption", "caption")));
    }

    /** All but what is noted of operators. */
    private List<Map<String, AttributeValue>> items(String table) {
        return client.scanPaginator(request -> request.tableName(table).consistentRead(true)).items().stream()
                .filter(item -> !Objects.toString(item.get("request_id")).contains("audit#"))
                .toList();
    }

    private static Map<String, AttributeValue> key(String requestId, String item) {
        return Map.of("request_id", AttributeValue.fromS(requestId), "item", AttributeValue.fromS(item));
    }

    private UploadRequest stored(RequestId id) {
        return requests.find(id).orElseThrow();
    }

    private List<LogEntry> logOf(RequestId id) {
        List<LogEntry> all = new ArrayList<>(log.read(id, INSTAGRAM, Optional.empty(), PostingLog.MAX_ENTRIES));
        if (!all.isEmpty()) {
            all.addAll(log.read(id, INSTAGRAM, Optional.of(all.getLast().position()), PostingLog.MAX_ENTRIES));
        }
        return all;
    }

    private static LogEntry entry(LogPosition position, String message) {
        return new LogEntry(INSTAGRAM, position, NOW, LogLevel.INFO, LogCode.NOTE, message, Map.of());
    }

    private static String nudge(UploadRequest request, Destination destination) {
        return NudgeMessage.write(new Nudge(request.id(), destination, Optional.of(new NudgeId("an-id"))));
    }

    private List<Message> received() {
        List<Message> all = new ArrayList<>();
        List<Message> batch = receive();
        while (!batch.isEmpty()) {
            all.addAll(batch);
            batch = receive();
        }
        return all;
    }

    private List<Message> receive() {
        return aws.sqs()
                .receiveMessage(request ->
                        request.queueUrl(queueUrl).maxNumberOfMessages(10).visibilityTimeout(30))
                .messages();
    }

    private int run(String... arguments) {
        return runAt(LATER, arguments);
    }

    private int runAt(Instant now, String... arguments) {
        ToolBench bench = new ToolBench(aws);
        Surroundings around = new Surroundings(
                Map.of(),
                bench::place,
                ToolBench.LOCAL_USER,
                bench.around().systems(),
                Clock.fixed(now, ZoneOffset.UTC),
                () -> {},
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new RestoreTool(around, new AwsBackups(aws::dynamoDb, aws::sqs), () -> "an-id").run(List.of(arguments));
    }

    private String output() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
