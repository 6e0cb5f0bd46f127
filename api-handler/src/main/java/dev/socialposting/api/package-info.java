/**
 * The Lambda behind the HTTP API: the event in, the response out, and the wiring of what is in between.
 *
 * <p>{@code http} is HTTP as this API speaks it, {@code uploads} and {@code accounts} are the calls. Nothing here imports types of
 * SQS, DynamoDB or KMS: the ports on AWS are made elsewhere.
 */
@NullMarked
package dev.socialposting.api;

import org.jspecify.annotations.NullMarked;
