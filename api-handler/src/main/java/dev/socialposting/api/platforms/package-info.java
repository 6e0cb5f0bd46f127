/** The calls about platforms. */
@NullMarked
package dev.socialposting.api.platforms;

import org.jspecify.annotations.NullMarked;
