/** What calls of DynamoDB and SQS cost, measured between a client and the embedded servers. Never imports our own code. */
@NullMarked
package dev.socialposting.local.aws.metering;

import org.jspecify.annotations.NullMarked;
