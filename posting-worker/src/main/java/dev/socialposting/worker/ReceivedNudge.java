package dev.socialposting.worker;

import dev.socialposting.uploads.queue.Nudge;
import java.time.Instant;

/**
 * A nudge as a worker got it.
 *
 * @param receiveCount how many times its message has been received, this time included
 * @param stopBy the turn must begin nothing after this instant: the invocation ends soon
 */
record ReceivedNudge(Nudge nudge, int receiveCount, Instant stopBy) {}
