@NullMarked
package dev.socialposting.platforms.facebook;

import org.jspecify.annotations.NullMarked;
