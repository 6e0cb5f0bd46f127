/** Tests of the worker, and the bench they stand on. */
@NullMarked
package dev.socialposting.worker;

import org.jspecify.annotations.NullMarked;
