@NullMarked
package dev.socialposting.platforms.instagram;

import org.jspecify.annotations.NullMarked;
