/**
 * What a platform is to the worker: a list of steps that answer with outcomes. Platforms live in packages of their own below.
 *
 * <p>Never imports AWS, DynamoDB, SQS or the engine. A platform's package never imports another platform's.
 */
@NullMarked
package dev.socialposting.platforms.publisher;

import org.jspecify.annotations.NullMarked;
