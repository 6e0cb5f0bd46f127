/** Tests of what every simulated platform is made of, by a small platform that is made of nothing else. */
@NullMarked
package dev.socialposting.simulator.kit;

import org.jspecify.annotations.NullMarked;
