/** What the simulation needs of this package from inside. */
@NullMarked
package dev.socialposting.worker;

import org.jspecify.annotations.NullMarked;
