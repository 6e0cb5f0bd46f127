package dev.socialposting.benchmarks.drain;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.databind.JsonNode;
import dev.socialposting.accounts.AccountKey;
import dev.socialposting.accounts.EncryptedSecrets;
import dev.socialposting.aws.AwsClients;
import dev.socialposting.aws.kms.KmsTokenCipher;
import dev.socialposting.benchmarks.drain.BareFlow.Post;
import dev.socialposting.benchmarks.drain.BareFlow.Step;
import dev.socialposting.benchmarks.runtime.SampleEvents;
import dev.socialposting.logging.LogContext;
import dev.socialposting.platforms.http.JdkPlatformHttp;
import dev.socialposting.platforms.http.PlatformCall;
import dev.socialposting.platforms.http.PlatformHttp;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.RequestId;
import dev.socialposting.uploads.model.UserId;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/**
 * The yardstick: brings the same rows to their end by the same calls to platforms, the same reads and the same durable writes in the same
 * order, with the clients that are deployed. It does nothing else: no checks of what it reads or is answered, no limits, no pauses, no masking, no log for
 * operators, no statuses.
 *
 * <p>How far a posting is stands in an attribute of its own in the request's row.
 */
final class BarePoster implements RequestHandler<SQSEvent, SQSBatchResponse>, AutoCloseable {
    private static final String PROGRESS = "bare";
    private static final String STEP = "step";
    private static final int LINES_A_CALL = 3;
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(5);
    private static final Duration LEASE = Duration.ofMinutes(1);

    private final AwsClients clients = new AwsClients();
    private final DynamoDbClient dynamoDb = clients.dynamoDb();
    private final SqsClient sqs = clients.sqs();
    private final PlatformHttp http = new JdkPlatformHttp(Duration.ofSeconds(30));
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, String> environment;
    private final KmsTokenCipher cipher;
    private final URI platforms;
    private final Clock clock;

    /**
     * Makes a worker.
     *
     * @param environment the deployed worker's
     * @param platforms where the simulated platforms are
     */
    BarePoster(Map<String, String> environment, URI platforms, Clock clock) {
        this.environment = environment;
        this.cipher = new KmsTokenCipher(clients.kms(), variable("TOKEN_KEY_ID"));
        this.platforms = platforms;
        this.clock = clock;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
        List<SQSEvent.SQSMessage> messages = event.getRecords();
        if (messages.size() == 1) {
            new Turn(messages.getFirst().getBody()).run();
        } else {
            List<Future<?>> turns = new ArrayList<>();
            messages.forEach(message -> turns.add(threads.submit(new Turn(message.getBody())::run)));
            turns.forEach(BarePoster::await);
        }
        return new SQSBatchResponse(List.of());
    }

    @Override
    public void close() {
        threads.close();
        clients.close();
    }

    private String variable(String name) {
        return Objects.requireNonNull(environment.get(name), name);
    }

    /** What is done for one message. */
    private final class Turn {
        private final String message;
        private final String requestId;
        private final String destination;
        private final List<WriteRequest> lines = new ArrayList<>();
        private Map<String, AttributeValue> row = Map.of();

        Turn(String message) {
            JsonNode nudge = SampleEvents.read(message);
            this.message = message;
            this.requestId = nudge.path("request_id").asText();
            this.destination = nudge.path("destination").asText();
        }

        void run() {
            try (LogContext _ = LogContext.of(new RequestId(requestId))) {
                atTheMessage();
            }
        }

        private void atTheMessage() {
            read();
            BareFlow flow = BareFlow.of(destination, platforms);
            Map<String, String> known = known();
            int next = Integer.parseInt(known.getOrDefault(STEP, "0"));
            if (next == flow.steps().size()) {
                return;
            }
            save(known);
            String token = token();
            announce();
            Post post = new Post(text("video_url"), text("caption"));
            while (true) {
                Step step = flow.steps().get(next);
                boolean isDone = step.run(post, known, call -> send(call, token));
                next += isDone ? 1 : 0;
                known.put(STEP, String.valueOf(next));
                if (next == flow.steps().size()) {
                    save(known);
                    log();
                    return;
                }
                if (!isDone || step.endsTurn()) {
                    save(known);
                    log();
                    nudge();
                    return;
                }
                saveAndLog(known);
            }
        }

        private JsonNode send(PlatformCall call, String token) {
            var answer = http.send(call.withHeader("Authorization", scheme(call) + token));
            if (!answer.isSuccess()) {
                throw new IllegalStateException(call + " was answered with " + answer.body());
            }
            for (int line = 0; line < LINES_A_CALL; line++) {
                Map<String, AttributeValue> item = item(call + " " + answer.body());
                lines.add(
                        WriteRequest.builder().putRequest(put -> put.item(item)).build());
            }
            return SampleEvents.read(answer.body());
        }

        private static String scheme(PlatformCall call) {
            return call.headers().containsKey("file_url") ? "OAuth " : "Bearer ";
        }

        private String token() {
            Map<String, AttributeValue> account = dynamoDb.getItem(
                            get -> get.tableName(variable("SOCIAL_ACCOUNTS_TABLE"))
                                    .key(Map.of("user_id", of(text("user_id")), "destination", of(destination)))
                                    .consistentRead(true))
                    .item();
            return cipher.decrypt(
                            new AccountKey(
                                    new UserId(text("user_id")),
                                    Destination.parse(destination).orElseThrow()),
                            new EncryptedSecrets(
                                    Objects.requireNonNull(account.get("token")).s()))
                    .accessToken()
                    .value();
        }

        private void read() {
            row = dynamoDb.getItem(get -> get.tableName(variable("UPLOAD_REQUESTS_TABLE"))
                            .key(Map.of("request_id", of(requestId), "item", of("request")))
                            .consistentRead(true))
                    .item();
        }

        private String text(String attribute) {
            return Objects.requireNonNull(row.get(attribute)).s();
        }

        /** What is stored of this posting. */
        private Map<String, String> known() {
            Map<String, String> known = new TreeMap<>();
            postings()
                    .getOrDefault(destination, AttributeValue.fromM(Map.of()))
                    .m()
                    .forEach((name, value) -> known.put(name, value.s()));
            return known;
        }

        private Map<String, AttributeValue> postings() {
            return row.getOrDefault(PROGRESS, AttributeValue.fromM(Map.of())).m();
        }

        /** Writes the row on condition of its version, and again if another posting of the request was faster. */
        private void save(Map<String, String> known) {
            while (true) {
                try {
                    write(known);
                    return;
                } catch (ConditionalCheckFailedException faster) {
                    row = faster.item();
                }
            }
        }

        private void write(Map<String, String> known) {
            Map<String, AttributeValue> stored = new HashMap<>();
            known.forEach((name, value) -> stored.put(name, of(value)));
            Map<String, AttributeValue> postings = new HashMap<>(postings());
            postings.put(destination, AttributeValue.fromM(stored));
            long version =
                    Long.parseLong(Objects.requireNonNull(row.get("version")).n());
            Map<String, AttributeValue> next = new HashMap<>(row);
            next.put(PROGRESS, AttributeValue.fromM(postings));
            next.put("version", AttributeValue.fromN(String.valueOf(version + 1)));
            next.put("write_id", of(UUID.randomUUID().toString()));
            next.put(
                    "wake_at",
                    AttributeValue.fromN(
                            String.valueOf(clock.instant().plus(LEASE).toEpochMilli())));
            dynamoDb.putItem(put -> put.tableName(variable("UPLOAD_REQUESTS_TABLE"))
                    .item(next)
                    .conditionExpression("version = :version")
                    .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                    .expressionAttributeValues(Map.of(":version", AttributeValue.fromN(String.valueOf(version)))));
            row = next;
        }

        /** One line of the log before the first call. */
        private void announce() {
            dynamoDb.putItem(put -> put.tableName(variable("UPLOAD_REQUESTS_TABLE"))
                    .item(item("The next step of " + destination + " begins.")));
        }

        private Map<String, AttributeValue> item(String words) {
            return Map.of(
                    "request_id", of(requestId),
                    "item", of("log#" + destination + "#" + UUID.randomUUID()),
                    "destination", of(destination),
                    "level", of("INFO"),
                    "message", of(words),
                    "ttl", Objects.requireNonNull(row.get("ttl")));
        }

        private void log() {
            List<WriteRequest> written = List.copyOf(lines);
            lines.clear();
            dynamoDb.batchWriteItem(batch -> batch.requestItems(Map.of(variable("UPLOAD_REQUESTS_TABLE"), written)));
        }

        private void saveAndLog(Map<String, String> known) {
            Future<?> logged = threads.submit(() -> {
                try (LogContext _ = LogContext.of(new RequestId(requestId))) {
                    log();
                }
            });
            save(known);
            await(logged);
        }

        private void nudge() {
            sqs.sendMessageBatch(batch -> batch.queueUrl(variable("POSTING_QUEUE_URL"))
                    .entries(SendMessageBatchRequestEntry.builder()
                            .id("0")
                            .messageBody(message)
                            .delaySeconds((int) BETWEEN_LOOKS.toSeconds())
                            .build()));
        }
    }

    private static void await(Future<?> work) {
        try {
            work.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("a turn or its log did not end well", e);
        }
    }

    private static AttributeValue of(String text) {
        return AttributeValue.fromS(text);
    }
}
