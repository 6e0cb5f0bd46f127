/** How long the whole system takes to start on one machine, and how much memory it needs. */
@NullMarked
package dev.socialposting.benchmarks.local;

import org.jspecify.annotations.NullMarked;
