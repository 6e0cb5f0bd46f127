/**
 * The fake Facebook: Page Reels, Page videos by address and by chunks, lists, OAuth, and its scenarios. Written from the notes on
 * Facebook alone. Never imports the Instagram package.
 */
@NullMarked
package dev.socialposting.simulator.facebook;

import org.jspecify.annotations.NullMarked;
