package dev.socialposting.operations;

import static dev.socialposting.uploads.model.Fixtures.NOW;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.socialposting.accounts.AccountOversight;
import dev.socialposting.accounts.SocialAccountStore;
import dev.socialposting.aws.dynamodb.DynamoDbAccountOversight;
import dev.socialposting.aws.dynamodb.DynamoDbErasure;
import dev.socialposting.aws.dynamodb.DynamoDbPlatformPauses;
import dev.socialposting.aws.dynamodb.DynamoDbPostingLog;
import dev.socialposting.aws.dynamodb.DynamoDbRequestScan;
import dev.socialposting.aws.dynamodb.DynamoDbSocialAccountStore;
import dev.socialposting.aws.dynamodb.DynamoDbUploadRequestStore;
import dev.socialposting.local.aws.LocalAws;
import dev.socialposting.operations.Place.Part;
import dev.socialposting.operations.aws.DynamoDbOperatorAudit;
import dev.socialposting.operations.aws.SqsDeadLetterQueue;
import dev.socialposting.pauses.PlatformPauses;
import dev.socialposting.testing.SettableClock;
import dev.socialposting.uploads.store.Erasure;
import dev.socialposting.uploads.store.PostingLog;
import dev.socialposting.uploads.store.RequestScan;
import dev.socialposting.uploads.store.UploadRequestStore;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What a tool is started in, on the servers of a test whatever the SDK would find by itself. It is {@code Fixtures.NOW}. */
final class ToolBench {
    static final String LOCAL_USER = "somebody";
    static final String CALLER = "arn:aws:sts::123456789012:assumed-role/Operators/somebody@example.com";

    final SettableClock clock = new SettableClock(NOW);
    final UploadRequestStore requests;
    final PostingLog log;
    final SocialAccountStore accounts;
    final OperatorAudit audit;
    final AtomicReference<Runnable> pause = new AtomicReference<>(Thread::onSpinWait);

    private final LocalAws aws;
    private final Place place;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    ToolBench(LocalAws aws) {
        this.aws = aws;
        this.place = new Place(
                "the local system",
                true,
                Map.of(
                        Part.UPLOAD_REQUESTS, aws.tableName("UploadRequestsTable"),
                        Part.SOCIAL_ACCOUNTS, aws.tableName("SocialAccountsTable"),
                        Part.DEAD_LETTERS, aws.queueUrl("PostingDeadLetterQueue"),
                        Part.NUDGES, aws.queueUrl("PostingQueue")));
        Systems systems = new TheseSystems();
        this.requests = systems.requests(place);
        this.log = systems.log(place);
        this.accounts = systems.accounts(place);
        this.audit = systems.audit(place);
    }

    Place place() {
        return place;
    }

    /** With no variables of the environment. */
    Surroundings around() {
        return around(Map.of());
    }

    Surroundings around(Map<String, String> environment) {
        return new Surroundings(
                environment,
                () -> place,
                LOCAL_USER,
                new TheseSystems(),
                clock,
                () -> pause.get().run(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }

    /** What was written to standard output since it was last asked for. */
    String output() {
        return taken(out);
    }

    /** Likewise of standard error. */
    String errors() {
        return taken(err);
    }

    JsonNode json() {
        String text = output();
        try {
            return JsonMapper.builder().build().readTree(text);
        } catch (JsonProcessingException notJson) {
            throw new AssertionError("not JSON: " + text, notJson);
        }
    }

    /** The commands that were noted within the last day, as they were typed. */
    List<String> audited() {
        return audit.between(clock.instant().minus(Duration.ofDays(1)), clock.instant()).stream()
                .map(AuditEntry::command)
                .toList();
    }

    /** Every item of a table as it is stored, by its key. */
    Map<String, Map<String, AttributeValue>> items(Part table) {
        return aws.dynamoDb().scanPaginator(scan -> scan.tableName(name(table)).consistentRead(true)).items().stream()
                .collect(Collectors.toMap(ToolBench::keyOf, item -> item));
    }

    /** Empties both tables. */
    void empty() {
        deleteAll(Part.UPLOAD_REQUESTS, "request_id", "item");
        deleteAll(Part.SOCIAL_ACCOUNTS, "user_id", "destination");
    }

    private void deleteAll(Part table, String partition, String sort) {
        items(table)
                .values()
                .forEach(item -> aws.dynamoDb()
                        .deleteItem(delete -> delete.tableName(name(table))
                                .key(Map.of(
                                        partition, required(item, partition),
                                        sort, required(item, sort)))));
    }

    private String name(Part table) {
        return table == Part.UPLOAD_REQUESTS ? place.uploadRequestsTable() : place.socialAccountsTable();
    }

    private static String keyOf(Map<String, AttributeValue> item) {
        return item.containsKey("request_id")
                ? required(item, "request_id").s() + " "
                        + required(item, "item").s()
                : required(item, "user_id").s() + " "
                        + required(item, "destination").s();
    }

    private static AttributeValue required(Map<String, AttributeValue> item, String name) {
        return item.getOrDefault(name, AttributeValue.fromS(""));
    }

    private static String taken(ByteArrayOutputStream stream) {
        String text = stream.toString(StandardCharsets.UTF_8);
        stream.reset();
        return text;
    }

    private final class TheseSystems implements Systems {
        @Override
        public Place ofStack(String name) {
            throw new AssertionError("no stack was named");
        }

        @Override
        public String operator(Place asked) {
            return CALLER;
        }

        @Override
        public OperatorAudit audit(Place asked) {
            return new DynamoDbOperatorAudit(aws.dynamoDb(), asked.uploadRequestsTable(), new SecureRandom());
        }

        @Override
        public DeadLetterQueue deadLetters(Place asked) {
            return new SqsDeadLetterQueue(aws.sqs(), asked.deadLetterQueueUrl(), asked.postingQueueUrl());
        }

        @Override
        public UploadRequestStore requests(Place asked) {
            return new DynamoDbUploadRequestStore(aws.dynamoDb(), asked.uploadRequestsTable(), new SecureRandom());
        }

        @Override
        public RequestScan allRequests(Place asked) {
            return new DynamoDbRequestScan(aws.dynamoDb(), asked.uploadRequestsTable());
        }

        @Override
        public PostingLog log(Place asked) {
            return new DynamoDbPostingLog(aws.dynamoDb(), asked.uploadRequestsTable(), new SecureRandom());
        }

        @Override
        public PlatformPauses pauses(Place asked) {
            return new DynamoDbPlatformPauses(aws.dynamoDb(), asked.uploadRequestsTable());
        }

        @Override
        public Erasure erasure(Place asked) {
            return new DynamoDbErasure(aws.dynamoDb(), asked.uploadRequestsTable(), new SecureRandom());
        }

        @Override
        public SocialAccountStore accounts(Place asked) {
            return new DynamoDbSocialAccountStore(aws.dynamoDb(), asked.socialAccountsTable());
        }

        @Override
        public AccountOversight accountOversight(Place asked) {
            return new DynamoDbAccountOversight(aws.dynamoDb(), asked.socialAccountsTable());
        }
    }
}
