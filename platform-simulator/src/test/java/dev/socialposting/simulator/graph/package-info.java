/** Tests of the graph part of the simulator. */
@NullMarked
package dev.socialposting.simulator.graph;

import org.jspecify.annotations.NullMarked;
