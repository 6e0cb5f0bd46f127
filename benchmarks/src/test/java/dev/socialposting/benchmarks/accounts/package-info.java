@NullMarked
package dev.socialposting.benchmarks.accounts;

import org.jspecify.annotations.NullMarked;
