/** What Lambda bills of a worker while a platform takes its time, beside a worker that waits inside its invocation. */
@NullMarked
package dev.socialposting.benchmarks.billed;

import org.jspecify.annotations.NullMarked;
