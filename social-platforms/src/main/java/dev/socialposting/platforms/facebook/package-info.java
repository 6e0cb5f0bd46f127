/**
 * Publishing videos on Facebook Pages: as a Reel from a hosted file, where the video's id is known before it is published, or in one
 * call as a video of any shape.
 *
 * <p>Source of every fact: Meta's documentation of the Video API (guides to Reels publishing and to publishing, error codes), and the
 * sample apps and publishers named where practice differs. Never imports another platform's package, AWS or the engine.
 */
@NullMarked
package dev.socialposting.platforms.facebook;

import org.jspecify.annotations.NullMarked;
