/**
 * The whole system in virtual time: the real functions over the in-memory ports and the simulated platforms, every thread of them
 * scheduled by a seed, with faults at every boundary where something leaves the process.
 *
 * <p>Everything in a run follows from its seed. Never reads a wall clock, and starts no thread that the {@link
 * dev.socialposting.simulation.Scheduler} does not know.
 */
@NullMarked
package dev.socialposting.simulation;

import org.jspecify.annotations.NullMarked;
