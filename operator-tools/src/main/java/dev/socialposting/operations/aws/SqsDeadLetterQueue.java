package dev.socialposting.operations.aws;

import dev.socialposting.operations.DeadLetter;
import dev.socialposting.operations.DeadLetterQueue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.ListMessageMoveTasksResultEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.StartMessageMoveTaskRequest;

/** The dead-letter queue on SQS. */
public final class SqsDeadLetterQueue implements DeadLetterQueue {
    /** Longer than looking at all that is shown at once takes; should this process die, others wait no longer than that. */
    static final int HIDDEN_SECONDS = 30;

    /** Source: SQS API reference, ReceiveMessage and ChangeMessageVisibilityBatch. */
    private static final int BATCH_SIZE = 10;

    /** Long polling asks all of the queue's servers, so that an empty answer means an empty queue. */
    private static final int WAIT_SECONDS = 1;

    private final SqsClient client;
    private final String queueUrl;

    public SqsDeadLetterQueue(SqsClient client, String queueUrl) {
        this.client = client;
        this.queueUrl = queueUrl;
    }

    @Override
    public Peek peek(int most) {
        SequencedMap<String, Message> seen = new LinkedHashMap<>();
        try {
            boolean more = true;
            while (more && seen.size() < most) {
                int before = seen.size();
                receive(most - before).forEach(message -> seen.put(message.messageId(), message));
                more = seen.size() > before;
            }
            return new Peek(
                    seen.sequencedValues().stream()
                            .map(SqsDeadLetterQueue::letter)
                            .toList(),
                    more);
        } finally {
            release(new ArrayList<>(seen.sequencedValues()));
        }
    }

    @Override
    public void startRedrive(OptionalInt maxPerSecond) {
        StartMessageMoveTaskRequest.Builder request =
                StartMessageMoveTaskRequest.builder().sourceArn(arn());
        maxPerSecond.ifPresent(request::maxNumberOfMessagesPerSecond);
        Asking.aws("start to move the messages", () -> client.startMessageMoveTask(request.build()));
    }

    @Override
    public Optional<Move> lastRedrive() {
        String arn = arn();
        return Asking.aws(
                        "tell how far the move is",
                        () -> client.listMessageMoveTasks(
                                        request -> request.sourceArn(arn).maxResults(1))
                                .results())
                .stream()
                .map(SqsDeadLetterQueue::move)
                .findFirst();
    }

    private List<Message> receive(int most) {
        return Asking.aws(
                "show what is in the dead-letter queue",
                () -> client.receiveMessage(request -> request.queueUrl(queueUrl)
                                .maxNumberOfMessages(Math.min(most, BATCH_SIZE))
                                .visibilityTimeout(HIDDEN_SECONDS)
                                .waitTimeSeconds(WAIT_SECONDS)
                                .messageSystemAttributeNames(MessageSystemAttributeName.SENT_TIMESTAMP))
                        .messages());
    }

    /** Others see the messages again at once. What cannot be released by its receipt has come back by itself. */
    private void release(List<Message> messages) {
        for (int start = 0; start < messages.size(); start += BATCH_SIZE) {
            List<Message> batch = messages.subList(start, Math.min(start + BATCH_SIZE, messages.size()));
            List<ChangeMessageVisibilityBatchRequestEntry> entries = IntStream.range(0, batch.size())
                    .mapToObj(n -> ChangeMessageVisibilityBatchRequestEntry.builder()
                            .id(Integer.toString(n))
                            .receiptHandle(batch.get(n).receiptHandle())
                            .visibilityTimeout(0)
                            .build())
                    .toList();
            Asking.aws(
                    "release what was looked at",
                    () -> client.changeMessageVisibilityBatch(
                            request -> request.queueUrl(queueUrl).entries(entries)));
        }
    }

    private String arn() {
        Map<QueueAttributeName, String> attributes = Asking.aws(
                "name the dead-letter queue",
                () -> client.getQueueAttributes(
                                request -> request.queueUrl(queueUrl).attributeNames(QueueAttributeName.QUEUE_ARN))
                        .attributes());
        return Optional.ofNullable(attributes.get(QueueAttributeName.QUEUE_ARN))
                .orElseThrow(() -> new IllegalStateException("a queue has no ARN: " + queueUrl));
    }

    private static DeadLetter letter(Message message) {
        String sent = message.attributes().getOrDefault(MessageSystemAttributeName.SENT_TIMESTAMP, "0");
        return new DeadLetter(message.messageId(), message.body(), Instant.ofEpochMilli(Long.parseLong(sent)));
    }

    /** Source of the states: SQS API reference, ListMessageMoveTasks. */
    private static Move move(ListMessageMoveTasksResultEntry entry) {
        State state = switch (entry.status()) {
            case "RUNNING", "CANCELLING" -> State.RUNNING;
            case "COMPLETED" -> State.COMPLETED;
            case "CANCELLED" -> State.CANCELLED;
            default -> State.FAILED;
        };
        long moved =
                Optional.ofNullable(entry.approximateNumberOfMessagesMoved()).orElse(0L);
        return new Move(state, moved, Optional.ofNullable(entry.failureReason()));
    }
}
