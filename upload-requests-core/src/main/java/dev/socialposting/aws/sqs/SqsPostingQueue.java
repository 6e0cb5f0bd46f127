package dev.socialposting.aws.sqs;

import dev.socialposting.hashing.Sha256;
import dev.socialposting.uploads.model.UserId;
import dev.socialposting.uploads.queue.Nudge;
import dev.socialposting.uploads.queue.NudgeMessage;
import dev.socialposting.uploads.queue.PostingQueue;
import dev.socialposting.uploads.queue.QueueUnavailableException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/**
 * Sends nudges as messages of an SQS queue.
 *
 * <p>They go in batches of ten. The longest nudges stay far below what ten messages may have together, so that nothing else
 * bounds a batch.
 */
public final class SqsPostingQueue implements PostingQueue {
    /** Source: SQS API reference, SendMessageBatch. */
    static final int BATCH_SIZE = 10;

    /** Source: SQS API reference, ChangeMessageVisibility. */
    private static final Duration LONGEST_VISIBILITY = Duration.ofHours(12);

    private final SqsClient client;
    private final String queueUrl;

    public SqsPostingQueue(SqsClient client, String queueUrl) {
        this.client = client;
        this.queueUrl = queueUrl;
    }

    @Override
    public void send(UserId user, List<Nudge> nudges, Duration delay) {
        String group = groupOf(user);
        int delaySeconds = wholeSeconds(delay, MAX_DELAY);
        for (int start = 0; start < nudges.size(); start += BATCH_SIZE) {
            send(entries(nudges.subList(start, Math.min(start + BATCH_SIZE, nudges.size())), group, delaySeconds));
        }
    }

    @Override
    public void redeliver(Receipt receipt, Duration after) {
        int seconds = wholeSeconds(after, LONGEST_VISIBILITY);
        ask(
                "change the visibility of a message",
                () -> client.changeMessageVisibility(request -> request.queueUrl(queueUrl)
                        .receiptHandle(receipt.handle())
                        .visibilityTimeout(seconds)));
    }

    /** Sends a batch, and once more what SQS has not taken of it. */
    private void send(List<SendMessageBatchRequestEntry> batch) {
        List<BatchResultErrorEntry> failures = sendOnce(batch);
        if (failures.isEmpty()) {
            return;
        }
        Set<String> failed = failures.stream().map(BatchResultErrorEntry::id).collect(Collectors.toSet());
        List<BatchResultErrorEntry> again = sendOnce(
                batch.stream().filter(entry -> failed.contains(entry.id())).toList());
        if (!again.isEmpty()) {
            throw new QueueUnavailableException("SQS did not take %d of %d nudges: %s"
                    .formatted(again.size(), batch.size(), again.getFirst().code()));
        }
    }

    private List<BatchResultErrorEntry> sendOnce(List<SendMessageBatchRequestEntry> entries) {
        return ask(
                "send nudges",
                () -> client.sendMessageBatch(
                                request -> request.queueUrl(queueUrl).entries(entries))
                        .failed());
    }

    private static List<SendMessageBatchRequestEntry> entries(List<Nudge> nudges, String group, int delaySeconds) {
        return IntStream.range(0, nudges.size())
                .mapToObj(n -> SendMessageBatchRequestEntry.builder()
                        .id(Integer.toString(n))
                        .messageBody(NudgeMessage.write(nudges.get(n)))
                        .messageGroupId(group)
                        .delaySeconds(delaySeconds)
                        .build())
                .toList();
    }

    /**
     * The name under which SQS shares out a queue fairly: 43 characters that tell nobody whose it is. Source: SQS Developer Guide, "Amazon
     * SQS fair queues"; a group's name has at most 128 letters, digits and punctuation.
     */
    static String groupOf(UserId user) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Sha256.of(user.value()));
    }

    private static <T> T ask(String toDo, Supplier<T> call) {
        try {
            return call.get();
        } catch (SdkException e) {
            throw new QueueUnavailableException("SQS could not be asked to " + toDo, e);
        }
    }

    private static int wholeSeconds(Duration time, Duration longest) {
        if (time.isNegative() || time.compareTo(longest) > 0) {
            throw new IllegalArgumentException("not between zero and " + longest + ": " + time);
        }
        return Math.toIntExact(time.plusNanos(999_999_999).toSeconds());
    }
}
