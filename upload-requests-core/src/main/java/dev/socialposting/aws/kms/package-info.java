/** Secrets encrypted under a key of KMS. Never imports DynamoDB, SQS, HTTP events or what is known of single platforms. */
@NullMarked
package dev.socialposting.aws.kms;

import org.jspecify.annotations.NullMarked;
