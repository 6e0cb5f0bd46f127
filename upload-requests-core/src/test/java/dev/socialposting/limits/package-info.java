@NullMarked
package dev.socialposting.limits;

import org.jspecify.annotations.NullMarked;
