@NullMarked
package dev.socialposting.local;

import org.jspecify.annotations.NullMarked;
