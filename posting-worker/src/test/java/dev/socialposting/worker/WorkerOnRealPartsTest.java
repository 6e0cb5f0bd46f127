package dev.socialposting.worker;

import static dev.socialposting.uploads.model.Fixtures.ALICE;
import static dev.socialposting.uploads.model.Fixtures.anUploadRequest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.socialposting.accounts.AccessToken;
import dev.socialposting.accounts.AccountKey;
import dev.socialposting.accounts.ConnectedAccounts;
import dev.socialposting.aws.dynamodb.DynamoDbPostingLog;
import dev.socialposting.aws.dynamodb.DynamoDbSocialAccountStore;
import dev.socialposting.aws.dynamodb.DynamoDbUploadRequestStore;
import dev.socialposting.aws.kms.KmsTokenCipher;
import dev.socialposting.aws.sqs.SqsPostingQueue;
import dev.socialposting.environment.Environment;
import dev.socialposting.limits.InMemoryPlaceStore;
import dev.socialposting.local.aws.LocalAws;
import dev.socialposting.local.aws.testing.LocalAwsExtension;
import dev.socialposting.pauses.InMemoryPlatformPauses;
import dev.socialposting.platforms.PlatformEnvironment;
import dev.socialposting.platforms.SocialPlatforms;
import dev.socialposting.platforms.http.JdkPlatformHttp;
import dev.socialposting.simulator.SimulatorServer;
import dev.socialposting.simulator.model.ScenarioChoice;
import dev.socialposting.simulator.model.SimulatedAccount;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.LogCode;
import dev.socialposting.uploads.model.LogEntry;
import dev.socialposting.uploads.model.NudgeId;
import dev.socialposting.uploads.model.RequestStatus;
import dev.socialposting.uploads.model.Schedule;
import dev.socialposting.uploads.model.Timing;
import dev.socialposting.uploads.model.UploadRequest;
import dev.socialposting.uploads.queue.Nudge;
import dev.socialposting.uploads.queue.PostingQueue;
import dev.socialposting.uploads.store.PostingLog;
import dev.socialposting.uploads.store.UploadRequestStore;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** The worker on DynamoDB Local, ElasticMQ and the simulator, all over HTTP and in real time. */
@ExtendWith(LocalAwsExtension.class)
class WorkerOnRealPartsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String POISON = "not a nudge of ours";

    private final LocalAws aws;
    private final SimulatorServer simulator = SimulatorServer.start(0);
    private final Clock clock = Clock.tickMillis(ZoneOffset.UTC);
    private final UploadRequestStore store;
    private final PostingLog log;
    private final PostingQueue queue;
    private final PostingEngine engine;
    private final PostingWorkerFunction function;
    private final ConnectedAccounts accounts;

    WorkerOnRealPartsTest(LocalAws aws) throws IOException {
        this.aws = aws;
        SecureRandom random = new SecureRandom();
        this.store = new DynamoDbUploadRequestStore(aws.dynamoDb(), aws.tableName("UploadRequestsTable"), random);
        this.log = new DynamoDbPostingLog(aws.dynamoDb(), aws.tableName("UploadRequestsTable"), random);
        this.queue = new SqsPostingQueue(aws.sqs(), aws.queueUrl("PostingQueue"));
        DynamoDbSocialAccountStore accountStore =
                new DynamoDbSocialAccountStore(aws.dynamoDb(), aws.tableName("SocialAccountsTable"));
        this.accounts =
                new ConnectedAccounts(accountStore, new KmsTokenCipher(aws.kms(), aws.keyId("TokenKey")), clock);
        Environment environment = new Environment(pointedAtTheSimulator());
        WorkerSettings settings = WorkerSettings.from(environment);
        RetrySchedule retries = new RetrySchedule(settings.retryDelays(), random);
        this.engine = new PostingEngine(
                store,
                log,
                new LaneQueues(queue, new SqsPostingQueue(aws.sqs(), aws.queueUrl("TransferQueue"))),
                new PostingAccounts(accountStore, accounts, clock),
                new KnownPauses(new InMemoryPlatformPauses(), clock),
                new InMemoryPlaceStore(),
                SocialPlatforms.from(environment).publishers(),
                new JdkPlatformHttp(settings.callTimeout()),
                settings,
                retries,
                clock,
                () -> UUID.randomUUID().toString(),
                Executors::newVirtualThreadPerTaskExecutor);
        this.function = new PostingWorkerFunction(engine, queue, retries, settings, clock);
    }

    @AfterEach
    void stopTheSimulatorAndEmptyTheQueues() {
        simulator.close();
        aws.sqs().purgeQueue(purge -> purge.queueUrl(aws.queueUrl("PostingQueue")));
        aws.sqs().purgeQueue(purge -> purge.queueUrl(aws.queueUrl("PostingDeadLetterQueue")));
    }

    @Test
    void aBatchOfTenWithOnePoisonMessageLeavesTheNineOthersDoneAndThePoisonOneInTheDeadLetterQueue() {
        List<UploadRequest> requests =
                IntStream.range(1, 10).mapToObj(this::accepted).toList();
        aws.sqs()
                .sendMessage(message ->
                        message.queueUrl(aws.queueUrl("PostingQueue")).messageBody(POISON));
        requests.forEach(request -> queue.send(ALICE, List.of(nudge(request)), Duration.ZERO));

        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).untilAsserted(() -> {
            invokeWithWhatIsVisible();
            assertThat(requests).allMatch(request -> stored(request).status() == RequestStatus.COMPLETED);
            assertThat(deadLetters()).extracting(Message::body).containsExactly(POISON);
        });

        assertThat(simulator.control().posts()).hasSize(9);
    }

    @Test
    void twoWorkersWithTheSameNudgeAtOncePublishOnce() throws InterruptedException {
        UploadRequest request = accepted(20);
        ReceivedNudge received = new ReceivedNudge(nudge(request), 1, Instant.MAX);
        CountDownLatch allThere = new CountDownLatch(2);
        Callable<Verdict> worker = () -> {
            allThere.countDown();
            allThere.await();
            return engine.handle(received);
        };

        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(workers.invokeAll(List.of(worker, worker)))
                    .allSatisfy(verdict -> assertThat(verdict.get()).isEqualTo(Verdict.DONE));
        }
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(() -> {
            invokeWithWhatIsVisible();
            return stored(request).status() == RequestStatus.COMPLETED;
        });

        assertThat(simulator.control().posts()).hasSize(1);
    }

    @Test
    void aScheduledPostGoesOutWithinFiveSecondsOfItsTimeAndNotBefore() {
        Instant at = clock.instant().plusSeconds(12);
        UploadRequest request =
                accepted(50, new Timing(Optional.of(new Schedule(at, Optional.empty())), Optional.empty()));
        queue.send(ALICE, List.of(nudge(request)), Duration.ZERO);

        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(() -> {
            invokeWithWhatIsVisible();
            return stored(request).status() == RequestStatus.COMPLETED;
        });

        assertThat(simulator.control().posts())
                .singleElement()
                .satisfies(post -> assertThat(post.publishedAt()).isBetween(at, at.plusSeconds(5)));
    }

    @Test
    void aRedrivenNudgeOfAFailedPostTriesItAgainAndTheLogSaysSo() {
        UploadRequest request = accepted(30);
        choose("platform-down");
        queue.send(ALICE, List.of(nudge(request)), Duration.ZERO);
        workUntil(request, RequestStatus.FAILED);
        assertThat(deadLetters()).hasSize(1);

        choose("happy-path");
        redrive();
        workUntil(request, RequestStatus.COMPLETED);

        assertThat(simulator.control().posts()).hasSize(1);
        assertThat(log.read(request.id(), destination(request), Optional.empty(), PostingLog.MAX_ENTRIES))
                .extracting(LogEntry::code)
                .contains(LogCode.REDRIVEN);
        assertThat(deadLetters()).isEmpty();
    }

    @Test
    void aRedrivenNudgeOfAPublishedPostDoesNothing() {
        UploadRequest request = accepted(40);
        Nudge nudge = nudge(request);
        queue.send(ALICE, List.of(nudge), Duration.ZERO);
        workUntil(request, RequestStatus.COMPLETED);
        UploadRequest published = stored(request);
        diesOnTheQueue(nudge);

        redrive();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(() -> invokeWithWhatIsVisible() == 1);

        assertThat(stored(request)).isEqualTo(published);
        assertThat(simulator.control().posts()).hasSize(1);
        assertThat(invokeWithWhatIsVisible()).isZero();
        assertThat(deadLetters()).isEmpty();
    }

    private void workUntil(UploadRequest request, RequestStatus status) {
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(200)).until(() -> {
            invokeWithWhatIsVisible();
            return stored(request).status() == status
                    && receive("PostingQueue", 0).isEmpty();
        });
    }

    /** Received by a worker three times that did not get to say what is to become of it. */
    private void diesOnTheQueue(Nudge nudge) {
        queue.send(ALICE, List.of(nudge), Duration.ZERO);
        for (int i = 0; i < 3; i++) {
            assertThat(receive("PostingQueue", 0)).hasSize(1);
        }
        assertThat(receive("PostingQueue", 0)).isEmpty();
        assertThat(deadLetters()).hasSize(1);
    }

    /** As the console, the AWS CLI and {@code bin/dlq} do it. */
    private void redrive() {
        aws.sqs()
                .startMessageMoveTask(move -> move.sourceArn(aws.queueArn("PostingDeadLetterQueue"))
                        .destinationArn(aws.queueArn("PostingQueue")));
        await().atMost(PATIENCE).until(() -> deadLetters().isEmpty());
    }

    private void choose(String scenario) {
        assertThat(simulator.control().chooseScenario(happyAccount().key(), ScenarioChoice.of(scenario)))
                .isPresent();
    }

    private Map<String, String> pointedAtTheSimulator() {
        Map<String, String> environment = new HashMap<>(aws.environment("PostingWorkerFunction"));
        environment.put("RETRY_DELAYS_SECONDS", "1,1");
        environment.put(
                "PLATFORM_OVERRIDES",
                PlatformEnvironment.simulatedAt(simulator.baseUrl().toString()).toJson());
        return environment;
    }

    /** A request to Instagram's happy path, in the table and not on the queue. */
    private UploadRequest accepted(int number) {
        return accepted(number, Timing.NOW);
    }

    private UploadRequest accepted(int number, Timing timing) {
        SimulatedAccount happy = happyAccount();
        Destination destination =
                Destination.parse("instagram:" + happy.key().accountId()).orElseThrow();
        accounts.connect(
                new AccountKey(ALICE, destination),
                happy.displayName(),
                "instagram",
                Optional.of(new AccessToken(happy.accessToken())));
        UploadRequest request = anUploadRequest()
                .number(number)
                .withVideo(simulator.baseUrl() + "/videos/vertical.mp4")
                .withCaption("number " + number)
                .createdAt(clock.instant())
                .to(destination)
                .at(timing)
                .queued();
        assertThat(store.create(request)).isInstanceOf(UploadRequestStore.Creation.Created.class);
        return request;
    }

    private SimulatedAccount happyAccount() {
        return simulator.control().accounts().stream()
                .filter(account -> account.displayName().equals("Instagram · Happy path"))
                .findFirst()
                .orElseThrow();
    }

    private static Destination destination(UploadRequest request) {
        return request.postings().firstEntry().getKey();
    }

    private static Nudge nudge(UploadRequest request) {
        NudgeId id = new NudgeId(UUID.randomUUID().toString());
        return new Nudge(request.id(), destination(request), Optional.of(id));
    }

    private UploadRequest stored(UploadRequest request) {
        return store.find(request.id()).orElseThrow();
    }

    /** How many messages that were. */
    private int invokeWithWhatIsVisible() {
        List<Message> messages = receive("PostingQueue", 720);
        if (messages.isEmpty()) {
            return 0;
        }
        SQSEvent event = new SQSEvent();
        event.setRecords(
                messages.stream().map(WorkerOnRealPartsTest::asLambdaSeesIt).toList());
        Set<String> failed = function.handleRequest(event, new TestContext()).getBatchItemFailures().stream()
                .map(BatchItemFailure::getItemIdentifier)
                .collect(Collectors.toSet());
        for (Message message : messages) {
            if (!failed.contains(message.messageId())) {
                aws.sqs()
                        .deleteMessage(delete ->
                                delete.queueUrl(aws.queueUrl("PostingQueue")).receiptHandle(message.receiptHandle()));
            }
        }
        return messages.size();
    }

    private List<Message> deadLetters() {
        return receive("PostingDeadLetterQueue", 0);
    }

    private List<Message> receive(String queueName, int visibilityTimeoutSeconds) {
        return aws.sqs()
                .receiveMessage(request -> request.queueUrl(aws.queueUrl(queueName))
                        .maxNumberOfMessages(10)
                        .visibilityTimeout(visibilityTimeoutSeconds)
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
    }

    private static SQSMessage asLambdaSeesIt(Message message) {
        SQSMessage seen = new SQSMessage();
        seen.setMessageId(message.messageId());
        seen.setBody(message.body());
        seen.setReceiptHandle(message.receiptHandle());
        seen.setAttributes(message.attributesAsStrings());
        return seen;
    }
}
