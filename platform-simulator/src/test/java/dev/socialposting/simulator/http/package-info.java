/** Tests of the http part of the simulator. */
@NullMarked
package dev.socialposting.simulator.http;

import org.jspecify.annotations.NullMarked;
