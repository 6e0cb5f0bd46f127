/** Whether what is read stays as fast when there is more of it. */
@NullMarked
package dev.socialposting.benchmarks.read;

import org.jspecify.annotations.NullMarked;
