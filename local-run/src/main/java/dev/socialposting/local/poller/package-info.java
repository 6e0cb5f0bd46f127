/**
 * An SQS event source mapping on this machine: messages come to a function in batches, and leave the queue when it has dealt
 * with them.
 *
 * <p>Never knows what the messages say.
 */
@NullMarked
package dev.socialposting.local.poller;

import org.jspecify.annotations.NullMarked;
