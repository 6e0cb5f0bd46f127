@NullMarked
package dev.socialposting.benchmarks.report;

import org.jspecify.annotations.NullMarked;
