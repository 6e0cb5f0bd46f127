/**
 * Upload requests, their logs and connected accounts in DynamoDB tables.
 *
 * <p>The table of upload requests holds, under one {@code request_id}, the request's row ({@code item} = {@code request}) and
 * each log entry ({@code item} = {@code log#destination#position}). Never imports SQS, KMS, HTTP events or what is known of single
 * platforms.
 */
@NullMarked
package dev.socialposting.aws.dynamodb;

import org.jspecify.annotations.NullMarked;
