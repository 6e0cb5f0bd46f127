@NullMarked
package dev.socialposting.logging;

import org.jspecify.annotations.NullMarked;
