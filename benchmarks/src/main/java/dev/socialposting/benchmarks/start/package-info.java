/** How long a function takes from the start of its JVM to its first answer, beside a bare one that makes the same calls. */
@NullMarked
package dev.socialposting.benchmarks.start;

import org.jspecify.annotations.NullMarked;
