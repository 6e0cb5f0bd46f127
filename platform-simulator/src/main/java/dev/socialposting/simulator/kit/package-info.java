/**
 * What every simulated platform is made of: the interface it implements, calls and answers, scenarios and the faults they play.
 * Never imports a platform.
 */
@NullMarked
package dev.socialposting.simulator.kit;

import org.jspecify.annotations.NullMarked;
