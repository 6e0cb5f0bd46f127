@NullMarked
package dev.socialposting.concurrency;

import org.jspecify.annotations.NullMarked;
