package dev.socialposting.local.poller;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.socialposting.local.aws.AwsServers;
import dev.socialposting.local.aws.LocalAws;
import dev.socialposting.local.aws.template.Template;
import dev.socialposting.local.lambda.LambdaFunction;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueuePollerTest {

    private static final Template TEMPLATE = Template.parse("""
            Resources:
              Work:
                Type: AWS::SQS::Queue
                Properties:
                  VisibilityTimeout: 4
                  RedrivePolicy: { deadLetterTargetArn: !GetAtt Dead.Arn, maxReceiveCount: 3 }
              Dead: { Type: "AWS::SQS::Queue" }
              Worker:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: some.Handler
                  CodeUri: worker.jar
                  Timeout: 20
                  Events:
                    Messages:
                      Type: SQS
                      Properties:
                        Queue: !GetAtt Work.Arn
                        BatchSize: 10
                        FunctionResponseTypes: [ReportBatchItemFailures]
                        ScalingConfig: { MaximumConcurrency: 2 }
              Looping:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: some.Handler
                  CodeUri: worker.jar
                  Timeout: 20
                  RecursiveLoop: Allow
                  Events:
                    Messages:
                      Type: SQS
                      Properties:
                        Queue: !GetAtt Work.Arn
                        BatchSize: 10
            """);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final AwsServers servers = AwsServers.inMemory(Map.of());
    private final List<AutoCloseable> started = new ArrayList<>();
    private final List<SQSMessage> received = Collections.synchronizedList(new ArrayList<>());

    @SuppressWarnings("NullAway.Init") // set before each test
    private LocalAws aws;

    @BeforeEach
    void freshQueues() {
        received.clear();
        aws = LocalAws.create(TEMPLATE, servers, "-" + UUID.randomUUID());
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable closeable : started) {
            closeable.close();
        }
        started.clear();
        aws.close();
    }

    @AfterAll
    void stopServers() {
        servers.close();
    }

    @Test
    void aMessageArrivesAsLambdaDeliversIt() {
        aws.sqs()
                .sendMessage(send -> send.queueUrl(aws.queueUrl("Work"))
                        .messageBody("hello")
                        .messageAttributes(Map.of(
                                "colour",
                                MessageAttributeValue.builder()
                                        .dataType("String")
                                        .stringValue("red")
                                        .build())));

        start((event, context) -> new SQSBatchResponse(List.of()));

        await().atMost(PATIENCE).until(() -> received.size() == 1);
        SQSMessage message = received.getFirst();
        assertThat(message.getBody()).isEqualTo("hello");
        assertThat(message.getMessageId()).isNotBlank();
        assertThat(message.getReceiptHandle()).isNotBlank();
        assertThat(message.getEventSource()).isEqualTo("aws:sqs");
        assertThat(message.getEventSourceArn()).isEqualTo(aws.queueArn("Work"));
        assertThat(message.getAwsRegion()).isEqualTo("us-east-1");
        assertThat(message.getAttributes())
                .containsEntry("ApproximateReceiveCount", "1")
                .containsKeys("SentTimestamp", "ApproximateFirstReceiveTimestamp");
        assertThat(message.getMessageAttributes())
                .hasEntrySatisfying(
                        "colour", colour -> assertThat(colour.getStringValue()).isEqualTo("red"));
    }

    @Test
    void onePoisonMessageGoesToTheDeadLetterQueueAfterThreeReceivesAndHarmsNoOther() {
        sendAll(IntStream.range(0, 10)
                .mapToObj(i -> i == 4 ? "poison" : "good " + i)
                .toList());

        start((event, context) -> new SQSBatchResponse(event.getRecords().stream()
                .filter(message -> message.getBody().equals("poison"))
                .map(this::failedAndSoonVisible)
                .toList()));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(deadLetters()).isEqualTo(1));
        assertThat(receivesOf("poison")).containsExactly("1", "2", "3");
        assertThat(received)
                .filteredOn(message -> message.getBody().startsWith("good"))
                .hasSize(9);
        assertThat(waiting()).isZero();
    }

    @Test
    void aThrownErrorBringsTheWholeBatchBack() {
        sendAll(List.of("one", "two"));
        AtomicInteger calls = new AtomicInteger();

        start((event, context) -> {
            if (calls.getAndIncrement() == 0) {
                throw new IllegalStateException("the first call fails");
            }
            return new SQSBatchResponse(List.of());
        });

        awaitReceived("2");
        String first = received.getFirst().getBody();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(waiting()).isZero());
        assertThat(receivesOf(first)).containsExactly("1", "2");
        assertThat(deadLetters()).isZero();
    }

    @Test
    void anIdThatIsNotOfTheBatchBringsTheWholeBatchBack() {
        sendAll(List.of("one"));
        AtomicInteger calls = new AtomicInteger();

        start((event, context) -> calls.getAndIncrement() == 0
                ? new SQSBatchResponse(List.of(new BatchItemFailure("of nobody")))
                : new SQSBatchResponse(List.of()));

        awaitReceived("2");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(waiting()).isZero());
        assertThat(receivesOf("one")).containsExactly("1", "2");
    }

    @Test
    void aFunctionThatCallsItselfIsStoppedAfterSixteenCallsUnlessItMay() {
        start("Worker", this::sentOn);
        sendAll(List.of("1"));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(deadLetters()).isEqualTo(1));
        assertThat(received).hasSize(16);
    }

    @Test
    void aFunctionThatMayCallItselfIsNotStopped() {
        start("Looping", this::sentOn);
        sendAll(List.of("1"));

        await().atMost(PATIENCE).until(() -> received.size() > 40);
        assertThat(deadLetters()).isZero();
    }

    private SQSBatchResponse sentOn(SQSEvent event, Context context) {
        event.getRecords()
                .forEach(message -> sendAll(List.of(Integer.toString(Integer.parseInt(message.getBody()) + 1))));
        return new SQSBatchResponse(List.of());
    }

    @Test
    void noMoreBatchesAreWorkedOnAtOnceThanTheMappingAllows() {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch release = new CountDownLatch(1);
        start((event, context) -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            awaitUninterruptibly(release);
            now.decrementAndGet();
            return new SQSBatchResponse(List.of());
        });

        sendAll(List.of("one"));
        await().atMost(PATIENCE).until(() -> now.get() == 1);
        sendAll(List.of("two"));
        await().atMost(PATIENCE).until(() -> now.get() == 2);
        sendAll(List.of("three"));
        await().during(Duration.ofSeconds(2)).atMost(PATIENCE).until(() -> most.get() == 2);
        release.countDown();

        await().atMost(PATIENCE).until(() -> !receivesOf("three").isEmpty());
        assertThat(most).hasValue(2);
    }

    @Test
    void stoppingLetsABatchUnderWayFinish() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        QueuePoller poller = start((event, context) -> {
            entered.countDown();
            awaitUninterruptibly(release);
            return new SQSBatchResponse(List.of());
        });
        sendAll(List.of("one"));
        entered.await();

        Thread stopping = Thread.ofVirtual().start(poller::close);
        release.countDown();
        stopping.join();

        assertThat(waiting()).isZero();
    }

    @Test
    void aBatchThatWaitsForRoomGoesBackIntoTheQueueWhenThePollerStops() throws Exception {
        aws.sqs()
                .setQueueAttributes(set -> set.queueUrl(aws.queueUrl("Work"))
                        .attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "600")));
        CountDownLatch release = new CountDownLatch(1);
        QueuePoller poller = start((event, context) -> {
            awaitUninterruptibly(release);
            return new SQSBatchResponse(List.of());
        });
        for (String body : List.of("one", "two")) {
            sendAll(List.of(body));
            await().atMost(PATIENCE).until(() -> !receivesOf(body).isEmpty());
        }
        sendAll(List.of("three"));
        await().atMost(PATIENCE)
                .until(() -> count("Work", QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE) == 3);

        Thread stopping = Thread.ofVirtual().start(poller::close);
        await().atMost(PATIENCE).until(() -> count("Work", QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES) == 1);
        release.countDown();
        stopping.join();

        assertThat(receivesOf("three")).isEmpty();
        assertThat(waiting()).isOne();
    }

    /**
     * Waits for some message to come for the n-th time. The queue's own counts cannot tell: a message whose visibility timeout ends
     * while it counts is in none of them.
     */
    private void awaitReceived(String nth) {
        await().atMost(PATIENCE)
                .until(() -> List.copyOf(received).stream()
                        .anyMatch(message -> nth.equals(message.getAttributes().get("ApproximateReceiveCount"))));
    }

    private BatchItemFailure failedAndSoonVisible(SQSMessage message) {
        aws.sqs()
                .changeMessageVisibility(change -> change.queueUrl(aws.queueUrl("Work"))
                        .receiptHandle(message.getReceiptHandle())
                        .visibilityTimeout(0));
        return new BatchItemFailure(message.getMessageId());
    }

    private QueuePoller start(RequestHandler<SQSEvent, SQSBatchResponse> handler) {
        return start("Worker", handler);
    }

    private QueuePoller start(String name, RequestHandler<SQSEvent, SQSBatchResponse> handler) {
        LambdaFunction function = LambdaFunction.of(
                TEMPLATE.function(name),
                (event, context) -> {
                    received.addAll(event.getRecords());
                    return handler.handleRequest(event, context);
                },
                SQSEvent.class,
                SQSBatchResponse.class,
                Clock.systemUTC());
        QueuePoller poller = QueuePoller.start(
                aws.sqs(),
                aws.queueUrl("Work"),
                aws.queueArn("Work"),
                function.definition().queueMappings().getFirst(),
                function);
        started.add(poller);
        started.add(function);
        return poller;
    }

    private void sendAll(List<String> bodies) {
        aws.sqs()
                .sendMessageBatch(send -> send.queueUrl(aws.queueUrl("Work"))
                        .entries(IntStream.range(0, bodies.size())
                                .mapToObj(i -> SendMessageBatchRequestEntry.builder()
                                        .id("m" + i)
                                        .messageBody(bodies.get(i))
                                        .build())
                                .toList()));
    }

    private List<String> receivesOf(String body) {
        return List.copyOf(received).stream()
                .filter(message -> message.getBody().equals(body))
                .map(message -> message.getAttributes().get("ApproximateReceiveCount"))
                .toList();
    }

    private int deadLetters() {
        return count("Dead", QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES);
    }

    private int waiting() {
        return count("Work", QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES)
                + count("Work", QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE);
    }

    private int count(String queue, QueueAttributeName attribute) {
        String count = aws.sqs()
                .getQueueAttributes(
                        request -> request.queueUrl(aws.queueUrl(queue)).attributeNames(attribute))
                .attributes()
                .getOrDefault(attribute, "");
        return Integer.parseInt(count);
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
