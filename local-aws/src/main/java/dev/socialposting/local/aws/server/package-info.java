/**
 * DynamoDB, SQS and KMS as servers inside this process, on loopback addresses only.
 *
 * <p>Never imports the AWS SDK's clients: these are the other end of the wire. Knows nothing of {@code template.yaml}.
 */
@NullMarked
package dev.socialposting.local.aws.server;

import org.jspecify.annotations.NullMarked;
