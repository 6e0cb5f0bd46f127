package dev.socialposting.local.poller;

import dev.socialposting.local.aws.template.FunctionEvent.QueueMapping;
import dev.socialposting.local.lambda.Invocation;
import dev.socialposting.local.lambda.LambdaFunction;
import dev.socialposting.local.lambda.Lineage;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * Receives messages in batches, calls the function with each batch, and deletes what it dealt with.
 *
 * <p>What failed stays in the queue and comes again when its visibility timeout is over, the queue's or the one the function
 * set; after the queue's {@code maxReceiveCount} SQS moves it to the dead-letter queue.
 *
 * <p>A message whose {@link Lineage} has been through the function {@value Lineage#MOST_HOPS} times is not given to it, unless the function may
 * call itself: Lambda takes that for a loop that nobody wanted. It fails until it is a dead letter.
 *
 * <p>One batch at most is received ahead of the mapping's concurrency, so that the function need not wait for the queue. It waits until
 * the function has room for it, which is soon compared with a visibility timeout of six times the function's, as AWS recommends it.
 * When the poller stops it goes back into the queue.
 */
public final class QueuePoller implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(QueuePoller.class);
    /** Short, for a receive cannot be interrupted and stopping waits for it. */
    private static final int WAIT_SECONDS = 1;

    private static final Duration AFTER_FAULT = Duration.ofSeconds(1);
    private static final Duration TO_FINISH = Duration.ofSeconds(5);

    private final SqsClient sqs;
    private final String queueUrl;
    private final QueueMapping mapping;
    private final LambdaFunction function;
    private final SqsEvents events;
    private final Semaphore concurrency;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private QueuePoller(
            SqsClient sqs, String queueUrl, String queueArn, QueueMapping mapping, LambdaFunction function) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
        this.mapping = mapping;
        this.function = function;
        this.events = new SqsEvents(queueArn);
        this.concurrency = new Semaphore(mapping.maximumConcurrency());
    }

    /** Starts to receive. */
    public static QueuePoller start(
            SqsClient sqs, String queueUrl, String queueArn, QueueMapping mapping, LambdaFunction function) {
        QueuePoller poller = new QueuePoller(sqs, queueUrl, queueArn, mapping, function);
        poller.threads.execute(poller::poll);
        return poller;
    }

    /** Receives no more, and gives batches under way a moment to finish; what does not stays in the queue. */
    @Override
    public void close() {
        stopping.countDown();
        concurrency.release(); // wakes the batch that waits for room
        threads.shutdown();
        try {
            if (!threads.awaitTermination(TO_FINISH.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("A batch is still worked on; it is left, and comes again");
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    private void poll() {
        try {
            while (stopping.getCount() > 0) {
                List<Message> batch = received();
                if (!batch.isEmpty() && !handedOver(batch)) {
                    giveBack(batch);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<Message> received() throws InterruptedException {
        try {
            return sqs.receiveMessage(receive -> receive.queueUrl(queueUrl)
                            .maxNumberOfMessages(mapping.batchSize())
                            .waitTimeSeconds(WAIT_SECONDS)
                            .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                            .messageAttributeNames("All"))
                    .messages();
        } catch (SdkException e) {
            LOG.warn("{} cannot be received from; tried again in {}", queueUrl, AFTER_FAULT, e);
            stopping.await(AFTER_FAULT.toMillis(), TimeUnit.MILLISECONDS);
            return List.of();
        }
    }

    private boolean handedOver(List<Message> batch) throws InterruptedException {
        concurrency.acquire();
        if (stopping.getCount() == 0) {
            return false;
        }
        try {
            threads.execute(() -> handle(batch));
            return true;
        } catch (RejectedExecutionException e) {
            LOG.debug("Stopping; a batch of {} goes back", batch.size(), e);
            return false;
        }
    }

    private void handle(List<Message> received) {
        List<Message> batch =
                received.stream().filter(message -> !isLoop(message)).toList();
        if (batch.isEmpty()) {
            concurrency.release();
            return;
        }
        Set<String> ids = batch.stream().map(Message::messageId).collect(Collectors.toSet());
        Invocation invocation = invoked(batch);
        BatchVerdict verdict = BatchVerdict.of(invocation.outcome(), ids, mapping.reportsBatchItemFailures());
        LOG.info(
                "{} BatchSize: {} Failed: {}",
                invocation.report(),
                batch.size(),
                verdict.failed().size());
        delete(batch.stream()
                .filter(message -> !verdict.failed().contains(message.messageId()))
                .toList());
    }

    /** The concurrency is the function's: the next batch need not wait until this one is deleted. */
    private Invocation invoked(List<Message> batch) {
        try {
            return function.invoke(
                    events.event(batch),
                    batch.stream().map(QueuePoller::lineage).reduce(Lineage.NONE, Lineage::and));
        } finally {
            concurrency.release();
        }
    }

    private boolean isLoop(Message message) {
        String functionId = function.definition().logicalId();
        boolean isLoop =
                !function.definition().mayCallItself() && lineage(message).hopsOf(functionId) >= Lineage.MOST_HOPS;
        if (isLoop) {
            LOG.error(
                    "Recursive loop: message {} has been through {} {} times and is not given to it again, for its RecursiveLoop is not Allow",
                    message.messageId(),
                    functionId,
                    Lineage.MOST_HOPS);
        }
        return isLoop;
    }

    private static Lineage lineage(Message message) {
        return Lineage.of(message.attributes().get(MessageSystemAttributeName.AWS_TRACE_HEADER));
    }

    private void giveBack(List<Message> batch) {
        try {
            sqs.changeMessageVisibilityBatch(request -> request.queueUrl(queueUrl)
                    .entries(batch.stream()
                            .map(message -> ChangeMessageVisibilityBatchRequestEntry.builder()
                                    .id(message.messageId())
                                    .receiptHandle(message.receiptHandle())
                                    .visibilityTimeout(0)
                                    .build())
                            .toList()));
        } catch (SdkException e) {
            LOG.warn("{} messages could not be given back; they come when their time is over", batch.size(), e);
        }
    }

    private void delete(List<Message> done) {
        if (done.isEmpty()) {
            return;
        }
        try {
            sqs.deleteMessageBatch(request -> request.queueUrl(queueUrl)
                    .entries(done.stream()
                            .map(message -> DeleteMessageBatchRequestEntry.builder()
                                    .id(message.messageId())
                                    .receiptHandle(message.receiptHandle())
                                    .build())
                            .toList()));
        } catch (SdkException e) {
            LOG.warn("{} messages that are done could not be deleted; they come again", done.size(), e);
        }
    }
}
