@NullMarked
package dev.socialposting.local.ticker;

import org.jspecify.annotations.NullMarked;
