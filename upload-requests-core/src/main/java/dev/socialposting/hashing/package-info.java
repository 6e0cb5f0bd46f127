/** Digests. Imports nothing of this project. */
@NullMarked
package dev.socialposting.hashing;

import org.jspecify.annotations.NullMarked;
