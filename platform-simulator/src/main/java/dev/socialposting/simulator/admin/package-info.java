/**
 * The admin API: what a person or a test may ask of the simulator, over HTTP in JSON.
 * Never imports a platform's package.
 */
@NullMarked
package dev.socialposting.simulator.admin;

import org.jspecify.annotations.NullMarked;
