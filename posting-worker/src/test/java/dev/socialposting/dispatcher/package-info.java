/** Tests of the dispatcher. */
@NullMarked
package dev.socialposting.dispatcher;

import org.jspecify.annotations.NullMarked;
