/** Nudges: messages that say "look at this posting now" and carry no state. Never imports AWS or HTTP. */
@NullMarked
package dev.socialposting.uploads.queue;

import org.jspecify.annotations.NullMarked;
