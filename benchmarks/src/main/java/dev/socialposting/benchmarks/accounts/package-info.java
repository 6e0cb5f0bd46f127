/** Simulated accounts for benchmarks that post much. Knows nothing of how an account is made and connected. */
@NullMarked
package dev.socialposting.benchmarks.accounts;

import org.jspecify.annotations.NullMarked;
