/**
 * {@code template.yaml} as data: tables, queues, functions, routes and schedules, read from the one place that states them.
 *
 * <p>Never imports the AWS SDK or a server: what is started from these facts is decided elsewhere.
 */
@NullMarked
package dev.socialposting.local.aws.template;

import org.jspecify.annotations.NullMarked;
