package dev.socialposting.aws.sqs;

import static dev.socialposting.uploads.model.Fixtures.requestId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socialposting.local.aws.LocalAws;
import dev.socialposting.local.aws.testing.LocalAwsExtension;
import dev.socialposting.uploads.model.Destination;
import dev.socialposting.uploads.model.NudgeId;
import dev.socialposting.uploads.queue.Nudge;
import dev.socialposting.uploads.queue.NudgeMessage;
import dev.socialposting.uploads.queue.PostingQueue;
import dev.socialposting.uploads.queue.PostingQueueContract;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(LocalAwsExtension.class)
final class SqsPostingQueueTest extends PostingQueueContract {
    private final LocalAws aws;
    private final String queueUrl;
    private final Clock clock = Clock.systemUTC();

    SqsPostingQueueTest(LocalAws aws) {
        this.aws = aws;
        this.queueUrl = aws.queueUrl("PostingQueue");
        aws.sqs().purgeQueue(request -> request.queueUrl(queueUrl));
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
                .atMost(Duration.ofSeconds(10))
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
}
