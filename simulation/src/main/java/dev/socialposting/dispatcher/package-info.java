/** What the simulation needs of this package from inside. */
@NullMarked
package dev.socialposting.dispatcher;

import org.jspecify.annotations.NullMarked;
