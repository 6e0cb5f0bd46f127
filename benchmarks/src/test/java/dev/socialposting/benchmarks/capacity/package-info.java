@NullMarked
package dev.socialposting.benchmarks.capacity;

import org.jspecify.annotations.NullMarked;
