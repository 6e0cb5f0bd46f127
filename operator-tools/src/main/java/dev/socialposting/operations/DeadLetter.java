package dev.socialposting.operations;

import java.time.Instant;

/**
 * A message in the dead-letter queue.
 *
 * @param messageId as the queue has it
 * @param body anything
 * @param sentAt when it was sent to the queue that it comes from
 */
public record DeadLetter(String messageId, String body, Instant sentAt) {}
