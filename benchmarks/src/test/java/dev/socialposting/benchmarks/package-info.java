@NullMarked
package dev.socialposting.benchmarks;

import org.jspecify.annotations.NullMarked;
