/** How fast workers bring accepted posts to an end, beside what the platforms' answers alone take. */
@NullMarked
package dev.socialposting.benchmarks.drain;

import org.jspecify.annotations.NullMarked;
