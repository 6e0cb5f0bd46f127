/**
 * Fetching videos as the platforms' servers do, looking into mp4 files, and the sample videos.
 * Never imports a platform or any other part of the simulator.
 */
@NullMarked
package dev.socialposting.simulator.video;

import org.jspecify.annotations.NullMarked;
