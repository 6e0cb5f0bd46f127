/** Tests of the simulator as a whole, and what they share. */
@NullMarked
package dev.socialposting.simulator;

import org.jspecify.annotations.NullMarked;
