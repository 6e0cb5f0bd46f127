/** A platform that does not exist. */
@NullMarked
package dev.socialposting.platforms.clips;

import org.jspecify.annotations.NullMarked;
