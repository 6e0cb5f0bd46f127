package dev.socialposting.local.aws.template;

import java.time.Duration;
import java.util.Optional;

/**
 * An SQS queue; what the template leaves out has the value that SQS gives it.
 *
 * @param visibilityTimeout how long a received message is hidden
 * @param delay how long every message is hidden at first
 * @param retention after this a message is dropped
 * @param redrive where messages go that nobody could handle
 */
public record QueueDefinition(
        String logicalId, Duration visibilityTimeout, Duration delay, Duration retention, Optional<Redrive> redrive) {

    /**
     * Where messages go that were received too often.
     *
     * @param deadLetterQueue logical id of the queue they go to
     * @param maxReceiveCount after so many receives; the next one moves the message
     */
    public record Redrive(String deadLetterQueue, int maxReceiveCount) {}

    static QueueDefinition of(String logicalId, Section properties) {
        Section redrive = properties.section("RedrivePolicy");
        return new QueueDefinition(
                logicalId,
                Duration.ofSeconds(properties.number("VisibilityTimeout", 30)),
                Duration.ofSeconds(properties.number("DelaySeconds", 0)),
                Duration.ofSeconds(properties.number("MessageRetentionPeriod", 345_600)),
                redrive.has("deadLetterTargetArn")
                        ? Optional.of(
                                new Redrive(redrive.resource("deadLetterTargetArn"), redrive.number("maxReceiveCount")))
                        : Optional.empty());
    }
}
