/** Tests of what the simulator remembers. */
@NullMarked
package dev.socialposting.simulator.state;

import org.jspecify.annotations.NullMarked;
