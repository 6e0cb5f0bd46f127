/**
 * Nudges every posting whose wake time has passed: lost messages, dead workers and long waits, all by one mechanism.
 *
 * <p>Never imports DynamoDB or SQS types, nor publishers.
 */
@NullMarked
package dev.socialposting.dispatcher;

import org.jspecify.annotations.NullMarked;
