/**
 * What platforms accept, as data: accounts, captions, options, videos. One code checks a post by it, and every client can read it.
 *
 * <p>Never imports AWS, HTTP or a platform.
 */
@NullMarked
package dev.socialposting.platforms.rules;

import org.jspecify.annotations.NullMarked;
