/**
 * Clients of the AWS services, and below, in a package per service, the adapters of our ports: the only code that knows
 * DynamoDB's attributes, SQS and KMS. Never imports HTTP events or what is known of single platforms.
 */
@NullMarked
package dev.socialposting.aws;

import org.jspecify.annotations.NullMarked;
