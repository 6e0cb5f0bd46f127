/** Measurements against yardsticks. Each benchmark has a package of its own; {@code bin/bench} starts them by name. */
@NullMarked
package dev.socialposting.benchmarks;

import org.jspecify.annotations.NullMarked;
