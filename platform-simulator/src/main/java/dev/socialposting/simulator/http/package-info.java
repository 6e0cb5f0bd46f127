/**
 * Requests and responses as plain values, how parameters are read from them, and the JDK HTTP server that carries them.
 * Never imports anything else of the simulator: it knows no platform.
 */
@NullMarked
package dev.socialposting.simulator.http;

import org.jspecify.annotations.NullMarked;
