/** Holds what may import what, over the classes of every module. */
@NullMarked
package dev.socialposting.architecture;

import org.jspecify.annotations.NullMarked;
