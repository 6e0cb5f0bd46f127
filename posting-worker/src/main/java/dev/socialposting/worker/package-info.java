/**
 * The worker: a verdict per message, and the engine that brings a posting forward under a lease, with the publish boundary.
 *
 * <p>Never imports DynamoDB or SQS types, nor any one platform's package: it knows ports and publishers.
 */
@NullMarked
package dev.socialposting.worker;

import org.jspecify.annotations.NullMarked;
