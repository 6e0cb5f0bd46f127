@NullMarked
package dev.socialposting.platforms.meta;

import org.jspecify.annotations.NullMarked;
