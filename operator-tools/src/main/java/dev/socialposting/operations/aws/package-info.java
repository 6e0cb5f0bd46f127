/** The dead-letter queue on SQS, and a stack's outputs. Never imports how something is shown. */
@NullMarked
package dev.socialposting.operations.aws;

import org.jspecify.annotations.NullMarked;
