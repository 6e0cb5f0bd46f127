/** Tests of the admin part of the simulator. */
@NullMarked
package dev.socialposting.simulator.admin;

import org.jspecify.annotations.NullMarked;
