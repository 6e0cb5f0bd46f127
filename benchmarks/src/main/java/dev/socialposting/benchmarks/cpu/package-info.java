/** The API's own work for a post, measured by JMH over ports that do nothing, beside what Jackson alone takes for the same JSON. */
@NullMarked
package dev.socialposting.benchmarks.cpu;

import org.jspecify.annotations.NullMarked;
