/**
 * The values the simulator shows to its users: accounts, scenarios, public posts, recorded calls. Pure values.
 * Never imports anything else of the simulator.
 */
@NullMarked
package dev.socialposting.simulator.model;

import org.jspecify.annotations.NullMarked;
