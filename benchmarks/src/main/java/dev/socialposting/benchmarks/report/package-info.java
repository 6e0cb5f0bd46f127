/** What benchmarks have in common: rounds, figures, tables, and the page that they are written to. Knows nothing of what is measured. */
@NullMarked
package dev.socialposting.benchmarks.report;

import org.jspecify.annotations.NullMarked;
