/**
 * What operators run from a command line: what is in the dead-letter queue, why, and putting it back. Never imports AWS; what lives
 * in its package {@code aws} does that.
 */
@NullMarked
package dev.socialposting.operations;

import org.jspecify.annotations.NullMarked;
