@NullMarked
package dev.socialposting.calls;

import org.jspecify.annotations.NullMarked;
