/**
 * The AWS services that {@code template.yaml} names, on one machine: embedded servers, or endpoints named by the environment,
 * with the template's tables and queues in them.
 *
 * <p>Dev and tests only. Never imports any code of the product, so that it cannot share its misunderstandings.
 */
@NullMarked
package dev.socialposting.local.aws;

import org.jspecify.annotations.NullMarked;
