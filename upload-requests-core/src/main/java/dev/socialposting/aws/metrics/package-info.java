/** Metrics as CloudWatch reads them out of a function's log. */
@NullMarked
package dev.socialposting.aws.metrics;

import org.jspecify.annotations.NullMarked;
