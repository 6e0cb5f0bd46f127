/** Nudges as messages of SQS. Never imports DynamoDB, KMS, HTTP events or what is known of single platforms. */
@NullMarked
package dev.socialposting.aws.sqs;

import org.jspecify.annotations.NullMarked;
