/** Tests of the instagram part of the simulator. */
@NullMarked
package dev.socialposting.simulator.instagram;

import org.jspecify.annotations.NullMarked;
