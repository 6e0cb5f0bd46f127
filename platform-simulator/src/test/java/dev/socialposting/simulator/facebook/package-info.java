/** Tests of the facebook part of the simulator. */
@NullMarked
package dev.socialposting.simulator.facebook;

import org.jspecify.annotations.NullMarked;
