@NullMarked
package dev.socialposting.pauses;

import org.jspecify.annotations.NullMarked;
