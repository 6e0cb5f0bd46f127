@NullMarked
package dev.socialposting.benchmarks.runtime;

import org.jspecify.annotations.NullMarked;
