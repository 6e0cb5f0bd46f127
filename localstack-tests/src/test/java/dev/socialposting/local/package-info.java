/** The deployed functions, put together for one post. Here for the sake of what {@code local-run} keeps to its package. */
@NullMarked
package dev.socialposting.local;

import org.jspecify.annotations.NullMarked;
