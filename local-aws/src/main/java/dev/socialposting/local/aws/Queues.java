package dev.socialposting.local.aws;

import dev.socialposting.local.aws.template.QueueDefinition;
import dev.socialposting.local.aws.template.QueueDefinition.Redrive;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/** Creates the template's queues where they are not there yet, and sets their attributes. */
final class Queues {

    private final SqsClient sqs;

    Queues(SqsClient sqs) {
        this.sqs = sqs;
    }

    /**
     * Makes the queue if it is not there, and sets its attributes.
     *
     * @param deadLetterQueueArn of the queue's redrive policy, if it has one
     * @return the queue's URL
     */
    String ensure(QueueDefinition queue, String name, Optional<String> deadLetterQueueArn) {
        Map<QueueAttributeName, String> attributes = attributes(queue, deadLetterQueueArn);
        Optional<String> there = find(name);
        there.ifPresent(
                url -> sqs.setQueueAttributes(request -> request.queueUrl(url).attributes(attributes)));
        return there.orElseGet(() -> created(name, attributes));
    }

    /** With its attributes from the start: ElasticMQ's redrive knows only of a redrive policy that a queue was created with. */
    private String created(String name, Map<QueueAttributeName, String> attributes) {
        return sqs.createQueue(request -> request.queueName(name).attributes(attributes))
                .queueUrl();
    }

    String arn(String url) {
        String arn = sqs.getQueueAttributes(
                        request -> request.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        if (arn == null) {
            throw new IllegalStateException("the queue %s has no ARN".formatted(url));
        }
        return arn;
    }

    void drop(String url) {
        sqs.deleteQueue(request -> request.queueUrl(url));
    }

    private Optional<String> find(String name) {
        try {
            return Optional.of(
                    sqs.getQueueUrl(request -> request.queueName(name)).queueUrl());
        } catch (QueueDoesNotExistException e) {
            return Optional.empty();
        }
    }

    /** Without the retention: ElasticMQ knows none, and no test waits for days. */
    private static Map<QueueAttributeName, String> attributes(
            QueueDefinition queue, Optional<String> deadLetterQueueArn) {
        Map<QueueAttributeName, String> attributes = new HashMap<>();
        attributes.put(QueueAttributeName.VISIBILITY_TIMEOUT, seconds(queue.visibilityTimeout()));
        attributes.put(QueueAttributeName.DELAY_SECONDS, seconds(queue.delay()));
        deadLetterQueueArn.ifPresent(arn -> attributes.put(
                QueueAttributeName.REDRIVE_POLICY,
                "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":%d}"
                        .formatted(
                                arn,
                                queue.redrive().map(Redrive::maxReceiveCount).orElseThrow())));
        return attributes;
    }

    private static String seconds(Duration duration) {
        return Long.toString(duration.toSeconds());
    }
}
