@NullMarked
package dev.socialposting.benchmarks.drain;

import org.jspecify.annotations.NullMarked;
