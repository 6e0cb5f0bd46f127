/** What the functions do at once. Knows their logs' context, and nothing else of ours. */
@NullMarked
package dev.socialposting.concurrency;

import org.jspecify.annotations.NullMarked;
