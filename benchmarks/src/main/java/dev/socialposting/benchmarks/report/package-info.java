/** What benchmarks have in common: rounds, figures and tables. Knows nothing of what is measured. */
@NullMarked
package dev.socialposting.benchmarks.report;

import org.jspecify.annotations.NullMarked;
