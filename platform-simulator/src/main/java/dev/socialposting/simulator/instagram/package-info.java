/**
 * The fake Instagram: containers, media, quota, OAuth, and its scenarios. Written from the notes on Instagram alone.
 * Never imports the Facebook package.
 */
@NullMarked
package dev.socialposting.simulator.instagram;

import org.jspecify.annotations.NullMarked;
