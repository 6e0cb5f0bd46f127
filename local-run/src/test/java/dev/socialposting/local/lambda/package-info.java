@NullMarked
package dev.socialposting.local.lambda;

import org.jspecify.annotations.NullMarked;
