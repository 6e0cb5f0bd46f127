/** Tests of the pages part of the simulator. */
@NullMarked
package dev.socialposting.simulator.pages;

import org.jspecify.annotations.NullMarked;
