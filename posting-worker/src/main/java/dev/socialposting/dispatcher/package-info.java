/**
 * Nudges every posting whose wake time has passed: lost messages, dead workers, long waits and scheduled posts, all by one mechanism.
 * Ends what no worker ended in time.
 *
 * <p>Never imports DynamoDB or SQS types, nor publishers.
 */
@NullMarked
package dev.socialposting.dispatcher;

import org.jspecify.annotations.NullMarked;
