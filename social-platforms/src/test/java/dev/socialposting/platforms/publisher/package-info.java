@NullMarked
package dev.socialposting.platforms.publisher;

import org.jspecify.annotations.NullMarked;
