/**
 * The whole system on one machine: embedded AWS services, the simulated platforms, the functions that are deployed, and what
 * calls them.
 *
 * <p>Dev and tests only. Tables, queues, routes, schedules and settings come from {@code template.yaml}; never a second copy of
 * them here.
 */
@NullMarked
package dev.socialposting.local;

import org.jspecify.annotations.NullMarked;
