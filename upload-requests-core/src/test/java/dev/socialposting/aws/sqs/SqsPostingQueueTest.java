package dev.socialposting.aws.sqs;

import static dev.socialposting.uploads.model.Fixtures.ALICE;
import static dev.socialposting.uploads.model.Fixtures.FACEBOOK;
import static dev.socialposting.uploads.model.Fixtures.INSTAGRAM;
import static dev.socialposting.uploads.model.Fixtures.instagramAccount;
import static dev.socialposting.uploads.model.Fixtures.requestId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.socialposting.local.aws.AwsService;
import dev.socialposting.local.aws.LocalAws;
import dev.socialposting.local.aws.testing.LocalAwsExtension;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.NudgeId;
import dev.socialposting.uploads.queue.Nudge;
import dev.socialposting.uploads.queue.NudgeMessage;
import dev.socialposting.uploads.queue.PostingQueue;
import dev.socialposting.uploads.queue.PostingQueueContract;
import dev.socialposting.uploads.queue.QueueUnavailableException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;

@ExtendWith(LocalAwsExtension.class)
final class SqsPostingQueueTest extends PostingQueueContract {
    private final LocalAws aws;
    private final String queueUrl;
    private final Clock clock = Clock.systemUTC();

    SqsPostingQueueTest(LocalAws aws) {
        this.aws = aws;
        this.queueUrl = aws.emptyQueueLike("PostingQueue");
    }

    @Override
    protected PostingQueue queue() {
        return new SqsPostingQueue(aws.sqs(), queueUrl);
    }

    @Override
    protected List<Received> receive() {
        return aws
                .sqs()
                .receiveMessage(request -> request.queueUrl(queueUrl).maxNumberOfMessages(10))
                .messages()
                .stream()
                .map(message -> new Received(message.body(), new PostingQueue.Receipt(message.receiptHandle())))
                .toList();
    }

    @Override
    protected List<Received> await(int count) {
        List<Received> received = new ArrayList<>();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> {
                    received.addAll(receive());
                    return received.size() >= count;
                });
        return received;
    }

    @Override
    protected Instant now() {
        return clock.instant();
    }

    @Test
    void tenOfTheLongestNudgesAreFarSmallerThanABatchMayBe() {
        Destination destination =
                Destination.parse("a".repeat(20) + ":" + "1".repeat(128)).orElseThrow();
        Nudge longest = new Nudge(requestId(1), destination, Optional.of(new NudgeId("\u0001".repeat(64))));

        int bytes = NudgeMessage.write(longest).getBytes(StandardCharsets.UTF_8).length;

        assertThat(SqsPostingQueue.BATCH_SIZE * bytes).isLessThan(262_144 / 10);
    }

    /** By it SQS keeps a user with many nudges from making the others wait, on a queue of the standard type, too. */
    @Test
    void everyNudgeIsInTheGroupOfItsUser() {
        List<Nudge> nudges =
                IntStream.range(0, 11).mapToObj(n -> nudge(instagramAccount(n))).toList();

        new SqsPostingQueue(aws.sqs(), queueUrl).send(ALICE, nudges, Duration.ZERO);

        List<String> groups = new ArrayList<>();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            aws.sqs()
                    .receiveMessage(request -> request.queueUrl(queueUrl)
                            .maxNumberOfMessages(10)
                            .messageSystemAttributeNames(MessageSystemAttributeName.MESSAGE_GROUP_ID))
                    .messages()
                    .forEach(message ->
                            groups.add(message.attributes().get(MessageSystemAttributeName.MESSAGE_GROUP_ID)));
            return groups.size() >= nudges.size();
        });
        assertThat(groups).hasSize(11).containsOnly("K9gGyX8OAK8aH8Myj6djqSaXI8jbj6xPk69x2xhtbpA");
    }

    @Test
    void nudgesThatSqsDoesNotTakeAreSentOnceMore() {
        List<Nudge> nudges =
                IntStream.range(0, 12).mapToObj(n -> nudge(instagramAccount(n))).toList();
        Picky picky = new Picky(aws.sqs(), Set.of("0", "3"), 1);

        new SqsPostingQueue(picky, queueUrl).send(ALICE, nudges, Duration.ZERO);

        assertThat(await(12))
                .extracting(Received::body)
                .containsExactlyInAnyOrderElementsOf(
                        nudges.stream().map(NudgeMessage::write).toList());
    }

    @Test
    void nudgesThatSqsDoesNotTakeTwiceAreAFault() {
        PostingQueue picky = new SqsPostingQueue(new Picky(aws.sqs(), Set.of("1"), 2), queueUrl);
        List<Nudge> nudges = List.of(nudge(INSTAGRAM), nudge(FACEBOOK));

        assertThatThrownBy(() -> picky.send(ALICE, nudges, Duration.ZERO))
                .isInstanceOf(QueueUnavailableException.class)
                .hasMessageContaining("1 of 2");
        assertThat(await(1)).extracting(Received::body).containsExactly(NudgeMessage.write(nudge(INSTAGRAM)));
    }

    @Test
    void aServiceThatDoesNotAnswerMakesTheQueueUnavailable() {
        try (SqsClient nobody = aws.pointed(SqsClient.builder(), AwsService.SQS)
                .endpointOverride(URI.create("http://127.0.0.1:1"))
                .build()) {
            PostingQueue unreachable = new SqsPostingQueue(nobody, queueUrl);

            assertThatThrownBy(() -> unreachable.send(ALICE, List.of(nudge(INSTAGRAM)), Duration.ZERO))
                    .isInstanceOf(QueueUnavailableException.class);
            assertThatThrownBy(() -> unreachable.redeliver(new PostingQueue.Receipt("any"), Duration.ZERO))
                    .isInstanceOf(QueueUnavailableException.class);
        }
    }

    /** Refuses some entries of a batch as many times, and lets the others through. */
    private static final class Picky implements SqsClient {
        private final SqsClient sqs;
        private final Set<String> refusedIds;
        private int timesLeft;

        private Picky(SqsClient sqs, Set<String> refusedIds, int times) {
            this.sqs = sqs;
            this.refusedIds = refusedIds;
            this.timesLeft = times;
        }

        @Override
        public SendMessageBatchResponse sendMessageBatch(SendMessageBatchRequest request) {
            if (timesLeft == 0) {
                return sqs.sendMessageBatch(request);
            }
            timesLeft--;
            List<SendMessageBatchRequestEntry> taken = request.entries().stream()
                    .filter(entry -> !refusedIds.contains(entry.id()))
                    .toList();
            if (!taken.isEmpty()) {
                sqs.sendMessageBatch(request.toBuilder().entries(taken).build());
            }
            return SendMessageBatchResponse.builder()
                    .failed(request.entries().stream()
                            .filter(entry -> !taken.contains(entry))
                            .map(entry -> BatchResultErrorEntry.builder()
                                    .id(entry.id())
                                    .code("InternalError")
                                    .build())
                            .toList())
                    .build();
        }

        @Override
        public String serviceName() {
            return sqs.serviceName();
        }

        @Override
        public void close() {
            sqs.close();
        }
    }
}
