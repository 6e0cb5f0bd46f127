@NullMarked
package dev.socialposting.benchmarks.local;

import org.jspecify.annotations.NullMarked;
