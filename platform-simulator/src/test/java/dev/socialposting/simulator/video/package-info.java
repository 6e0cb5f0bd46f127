/** Tests of the video part of the simulator. */
@NullMarked
package dev.socialposting.simulator.video;

import org.jspecify.annotations.NullMarked;
