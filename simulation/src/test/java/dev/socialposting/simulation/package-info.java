/** Runs the simulation, shows that it finds bugs, and keeps the documents that it writes. */
@NullMarked
package dev.socialposting.simulation;

import org.jspecify.annotations.NullMarked;
