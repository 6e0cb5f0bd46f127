/** How long the API takes to accept a post, beside the calls of AWS without which it cannot be done. */
@NullMarked
package dev.socialposting.benchmarks.accept;

import org.jspecify.annotations.NullMarked;
