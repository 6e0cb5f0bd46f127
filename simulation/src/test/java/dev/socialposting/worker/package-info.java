@NullMarked
package dev.socialposting.worker;

import org.jspecify.annotations.NullMarked;
