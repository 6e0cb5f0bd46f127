package dev.socialposting.operations.aws;

import dev.socialposting.operations.DeadLetter;
import dev.socialposting.operations.DeadLetterQueue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
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

    /** Longer than a batch takes, and long enough that what is left alone comes back but seldom while a long queue is gone through. */
    private static final int TAKEN_SECONDS = 120;

    /** Source: SQS API reference, ReceiveMessage and ChangeMessageVisibilityBatch. */
    private static final int BATCH_SIZE = 10;

    /** Long polling asks all of the queue's servers, so that an empty answer means an empty queue. */
    private static final int WAIT_SECONDS = 1;

    private final SqsClient client;
    private final String queueUrl;
    private final String postingQueueUrl;

    /** @param postingQueueUrl of the queue that letters are put back to; a worker passes on what is for another */
    public SqsDeadLetterQueue(SqsClient client, String queueUrl, String postingQueueUrl) {
        this.client = client;
        this.queueUrl = queueUrl;
        this.postingQueueUrl = postingQueueUrl;
    }

    @Override
    public Peek peek(int most) {
        SequencedMap<String, Message> seen = new LinkedHashMap<>();
        try {
            boolean more = true;
            while (more && seen.size() < most) {
                int before = seen.size();
                receive(most - before, HIDDEN_SECONDS).forEach(message -> seen.put(message.messageId(), message));
                more = seen.size() > before;
            }
            return new Peek(
                    seen.sequencedValues().stream()
                            .map(SqsDeadLetterQueue::letter)
                            .toList(),
                    more);
        } finally {
            releaseMessages(new ArrayList<>(seen.sequencedValues()));
        }
    }

    @Override
    public long size() {
        return attribute(
                        queueUrl,
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                        "show what is in the dead-letter queue")
                .map(Long::valueOf)
                .orElse(0L);
    }

    @Override
    public List<Held> take() {
        return receive(BATCH_SIZE, TAKEN_SECONDS).stream()
                .<Held>map(message -> new SqsHeldLetter(client, queueUrl, postingQueueUrl, message))
                .toList();
    }

    @Override
    public void release(List<Held> held) {
        releaseMessages(held.stream()
                .map(SqsHeldLetter.class::cast)
                .map(SqsHeldLetter::message)
                .toList());
    }

    @Override
    public Optional<Move> cancelRedrive() {
        return lastTask()
                .filter(task -> task.status().equals("RUNNING"))
                .map(task -> Asking.aws(
                        "cancel the move",
                        () -> client.cancelMessageMoveTask(request -> request.taskHandle(task.taskHandle()))))
                .map(answer -> new Move(
                        State.CANCELLED,
                        Optional.ofNullable(answer.approximateNumberOfMessagesMoved())
                                .orElse(0L),
                        Optional.empty()));
    }

    @Override
    public void startRedrive(OptionalInt maxPerSecond) {
        StartMessageMoveTaskRequest.Builder request =
                StartMessageMoveTaskRequest.builder().sourceArn(arn(queueUrl)).destinationArn(arn(postingQueueUrl));
        maxPerSecond.ifPresent(request::maxNumberOfMessagesPerSecond);
        Asking.aws("start to move the messages", () -> client.startMessageMoveTask(request.build()));
    }

    @Override
    public Optional<Move> lastRedrive() {
        return lastTask().map(SqsDeadLetterQueue::move);
    }

    private Optional<ListMessageMoveTasksResultEntry> lastTask() {
        String arn = arn(queueUrl);
        return Asking.aws(
                        "tell how far the move is",
                        () -> client.listMessageMoveTasks(
                                        request -> request.sourceArn(arn).maxResults(1))
                                .results())
                .stream()
                .findFirst();
    }

    private List<Message> receive(int most, int hiddenSeconds) {
        return Asking.aws(
                "show what is in the dead-letter queue",
                () -> client.receiveMessage(request -> request.queueUrl(queueUrl)
                                .maxNumberOfMessages(Math.min(most, BATCH_SIZE))
                                .visibilityTimeout(hiddenSeconds)
                                .waitTimeSeconds(WAIT_SECONDS)
                                .messageAttributeNames("All")
                                .messageSystemAttributeNames(
                                        MessageSystemAttributeName.SENT_TIMESTAMP,
                                        MessageSystemAttributeName.MESSAGE_GROUP_ID))
                        .messages());
    }

    /** Others see the messages again at once. What cannot be released by its receipt has come back by itself. */
    private void releaseMessages(List<Message> messages) {
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

    private String arn(String url) {
        return attribute(url, QueueAttributeName.QUEUE_ARN, "name the queue")
                .orElseThrow(() -> new IllegalStateException("a queue has no ARN: " + url));
    }

    private Optional<String> attribute(String url, QueueAttributeName name, String toDo) {
        return Optional.ofNullable(Asking.aws(
                        toDo,
                        () -> client.getQueueAttributes(
                                        request -> request.queueUrl(url).attributeNames(name))
                                .attributes())
                .get(name));
    }

    static DeadLetter letter(Message message) {
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
