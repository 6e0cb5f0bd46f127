/**
 * Publishing Reels on Instagram: container, processing, publish, permalink.
 *
 * <p>Source of every fact: Meta's documentation of the Instagram platform (content publishing, {@code ig-user/media},
 * {@code ig-container}, {@code ig-user/media_publish}, {@code error-codes}). Never imports another platform's package, AWS or the
 * engine.
 */
@NullMarked
package dev.socialposting.platforms.instagram;

import org.jspecify.annotations.NullMarked;
